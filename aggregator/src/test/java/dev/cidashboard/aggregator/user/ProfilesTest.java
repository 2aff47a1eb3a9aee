package dev.cidashboard.aggregator.user;

import dev.cidashboard.aggregator.Samples;
import dev.cidashboard.aggregator.ScriptedConnector;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.project.UserProfile;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.UserProfileView;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ProfilesTest {

    private static final Failure DOWN = new Failure(Failure.Kind.UNREACHABLE, "Nobody answers.", null);

    private final SimulatedClock clock = new SimulatedClock(Samples.NOON);
    private final ScriptedConnector github = new ScriptedConnector(new InstanceId("github-main"), Platform.GITHUB);
    private final ScriptedConnector gitlab = new ScriptedConnector(new InstanceId("gitlab-main"), Platform.GITLAB);
    private final Profiles profiles = new Profiles(new Connectors(List.of(github, gitlab)), clock, Runnable::run);

    @Test
    void one_that_cannot_be_read_is_left_out_and_read_later() {
        github.profile(fresh("ada"));
        gitlab.profile(new Observation.Failed<>(DOWN));
        profiles.refreshDue();
        assertThat(usernames()).containsExactly("ada");

        gitlab.profile(fresh("grace"));
        clock.advance(Duration.ofMinutes(6));
        profiles.refreshDue();

        assertThat(usernames()).containsExactly("ada", "grace");
    }

    @Test
    void a_profile_is_read_once_a_day_and_stays_when_that_fails() {
        github.profile(fresh("ada"));
        profiles.refreshDue();
        github.profile(fresh("ada-lovelace"));
        clock.advance(Duration.ofHours(23));
        profiles.refreshDue();
        assertThat(usernames()).containsExactly("ada");

        github.profile(new Observation.Failed<>(DOWN));
        clock.advance(Duration.ofHours(2));
        profiles.refreshDue();

        assertThat(usernames()).containsExactly("ada");
    }

    private List<String> usernames() {
        return profiles.view().profiles().stream()
                .map(UserProfileView::username)
                .toList();
    }

    private static Observation<UserProfile> fresh(String username) {
        return new Observation.Fresh<>(new UserProfile(username, null, null, null));
    }
}
