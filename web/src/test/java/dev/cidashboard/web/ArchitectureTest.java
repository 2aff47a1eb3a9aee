package dev.cidashboard.web;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTest {
    private static final JavaClasses WEB = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.cidashboard.web");

    @Test
    void web_has_no_database_and_no_forge() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.persistence..",
                        "java.sql..",
                        "javax.sql..",
                        "dev.cidashboard.aggregator..",
                        "org.hibernate..")
                .check(WEB);
    }

    @Test
    void rooms_have_no_cycles() {
        slices().matching("dev.cidashboard.web.(*)..").should().beFreeOfCycles().check(WEB);
    }

    @Test
    void only_the_gateway_room_talks_to_the_aggregator() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.cidashboard.web.aggregator..")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Api")
                .check(WEB);
    }

    @Test
    void nothing_is_injected_into_fields() {
        noFields().should().beAnnotatedWith(Inject.class).check(WEB);
    }

    @Test
    void only_the_producer_looks_at_the_wall() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ClockProducer")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(WEB);
    }

    @Test
    void nobody_writes_to_standard_out() {
        noClasses().should().accessField(System.class, "out").check(WEB);
    }
}
