package dev.cidashboard.aggregator;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The rules of the house that a machine can keep. */
class HouseRulesTest {

    private static final String ROOT = "dev.cidashboard.aggregator";
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);
    private static final JavaClasses CONTRACT = new ClassFileImporter().importPackages("dev.cidashboard.api");

    @Test
    void there_is_something_to_check() {
        assertThat(OURS.size()).isGreaterThan(50);
        assertThat(CONTRACT.size()).isGreaterThan(20);
    }

    @Test
    void features_have_no_cycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void a_platform_never_sees_another_platform() {
        slices().matching(ROOT + ".connector.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(OURS);
    }

    @Test
    void only_the_factory_reaches_into_a_platform() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".connector..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".connector.*..")
                .check(OURS);
    }

    @Test
    void forge_knows_no_platform_and_nothing_above_it() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".forge..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".connector..",
                        ROOT + ".state..",
                        ROOT + ".refresh..",
                        ROOT + ".rest..",
                        ROOT + ".wiring..")
                .check(OURS);
    }

    @Test
    void plain_rooms_see_neither_container_nor_rest() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".project..",
                        ROOT + ".pipeline..",
                        ROOT + ".deployment..",
                        ROOT + ".forge..",
                        ROOT + ".connector..",
                        ROOT + ".state..",
                        ROOT + ".refresh..",
                        ROOT + ".job..",
                        ROOT + ".memory..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta.ws.rs..", "jakarta.enterprise..", "jakarta.inject..")
                .check(OURS);
    }

    @Test
    void persistence_is_for_the_rooms_behind_the_database_only() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT + ".database..",
                        ROOT + ".history..",
                        ROOT + ".insights..",
                        ROOT + ".snapshot..",
                        // Hands Quarkus' data source to the door.
                        ROOT + ".wiring..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "java.sql..", "javax.sql..")
                .check(OURS);
    }

    @Test
    void nothing_is_injected_into_fields() {
        fields().should().notBeAnnotatedWith(Inject.class).check(OURS);
    }

    @Test
    void only_the_producer_of_the_clock_knows_the_time() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".wiring.ClockProducer")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(OURS);
    }

    @Test
    void nobody_prints() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(OURS);
    }

    @Test
    void nobody_imports_the_wiring() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".wiring..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".wiring.."))
                .check(OURS);
    }

    @Test
    void the_contract_knows_no_framework_of_ours() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "io.vertx..", "jakarta.persistence..", ROOT + "..")
                .check(CONTRACT);
    }

    @Test
    void every_room_says_what_it_is_for() {
        Set<String> described = OURS.stream()
                .filter(one -> one.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());

        classes()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should(new ArchCondition<>("live in a package that has a package-info") {
                    @Override
                    public void check(JavaClass one, ConditionEvents events) {
                        if (!described.contains(one.getPackageName())) {
                            events.add(
                                    SimpleConditionEvent.violated(one, one.getName() + " lives in no described room"));
                        }
                    }
                })
                .check(OURS);
    }

    @Test
    void names_are_words_of_the_domain() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Helpers|Util|Utils)(\\$.*)?")
                .orShould()
                .haveNameMatching(".*\\.(Base|Common|Abstract)[A-Z].*")
                .check(OURS);
    }
}
