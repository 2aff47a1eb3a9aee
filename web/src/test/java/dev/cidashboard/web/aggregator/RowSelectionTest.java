package dev.cidashboard.web.aggregator;

import dev.cidashboard.api.ProjectsQuery;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.api.Status;
import dev.cidashboard.web.fake.FakeWorld;
import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class RowSelectionTest {
    private final List<RepositoryView> rows = FakeWorld.repositories(60);

    @Test
    void search_ignores_case() {
        assertThat(apply("LEDGER", null, null)).isNotEmpty().allSatisfy(row -> assertThat(row.path())
                .contains("ledger"));
    }

    @Test
    void worst_comes_first() {
        assertThat(apply(null, null, "status"))
                .extracting(RepositoryView::status)
                .isSorted()
                .first()
                .isEqualTo(Status.ERROR);
    }

    @Test
    void newest_commit_comes_first() {
        assertThat(apply(null, null, "-activity"))
                .extracting(row -> row.lastCommit().at())
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void ids_choose_exactly_those() {
        String two = rows.get(3).id() + "," + rows.get(9).id();

        assertThat(apply(null, two, null)).containsExactlyInAnyOrder(rows.get(3), rows.get(9));
    }

    private List<RepositoryView> apply(String q, String ids, String sort) {
        return RowSelection.of(ProjectsQuery.parse(q, null, null, null, sort, ids, null, null))
                .apply(rows);
    }
}
