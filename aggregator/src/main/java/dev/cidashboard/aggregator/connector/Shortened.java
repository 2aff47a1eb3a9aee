package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.forge.Answer;
import dev.cidashboard.aggregator.forge.Listing;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.project.Branch;
import dev.cidashboard.aggregator.project.Branches;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Lists that were not read to their end, completed by the default branch: what people ask for first is never cut off. */
public final class Shortened {

    private Shortened() {}

    /**
     * @param branch the default branch; null if there is none
     * @param ofBranch asks for its pipelines alone; only called if none of them is among the recent ones
     * @return at most so many, newest first; those of the branch take the place of the oldest others
     */
    public static Observation<RecentPipelines> pipelines(
            Answer<Listing<Pipeline>> recent, int most, String branch, Supplier<Answer<Listing<Pipeline>>> ofBranch) {
        Observation<RecentPipelines> observed = Observations.of(recent.map(Shortened::listed));
        if (branch == null || !lacks(recent, pipeline -> branch.equals(pipeline.ref()))) {
            return observed;
        }
        Observation<RecentPipelines> more = Observations.of(ofBranch.get().map(Shortened::listed));
        return Observations.both(observed, more, (some, others) -> together(some, others, most));
    }

    /** Between the elements of a list of which some cannot be told apart there may be others. */
    private static RecentPipelines listed(Listing<Pipeline> listing) {
        boolean trusted = listing.dropped() == 0;
        int consecutive = trusted ? listing.elements().size() : 0;
        boolean whole = trusted && listing.complete();
        return new RecentPipelines(listing.elements(), consecutive, whole, whole);
    }

    private static RecentPipelines together(RecentPipelines some, RecentPipelines others, int most) {
        List<Pipeline> latest = latestOfEach(others.listed());
        List<Pipeline> all = together(some.listed(), latest, most);
        int consecutive = Math.min(some.consecutive(), Math.max(0, most - latest.size()));
        return new RecentPipelines(all, consecutive, false, true);
    }

    /** One run of each workflow is all that the branch's verdict needs; the rest stays with the recent ones. */
    private static List<Pipeline> latestOfEach(List<Pipeline> newestFirst) {
        Map<String, Pipeline> latest = new LinkedHashMap<>();
        newestFirst.forEach(pipeline -> latest.putIfAbsent(pipeline.workflow(), pipeline));
        return List.copyOf(latest.values());
    }

    /**
     * @param branch the default branch; null if there is none
     * @param alone asks for it alone; only called if it is not among those listed
     */
    public static Observation<Branches> branches(
            Answer<Listing<Branch>> listed, int most, String branch, Supplier<Answer<Branch>> alone) {
        Answer<Listing<Branch>> whole = Observations.whole(listed);
        Observation<Branches> observed =
                Observations.of(whole.map(listing -> new Branches(listing.elements(), listing.total())));
        if (branch == null || !lacks(whole, one -> branch.equals(one.name()))) {
            return observed;
        }
        Observation<Branches> more = Observations.of(alone.get().map(one -> new Branches(List.of(one), 1)));
        return Observations.both(
                observed, more, (some, one) -> new Branches(together(some.listed(), one.listed(), most), some.total()));
    }

    /** Whether there are more than were read, and none of those read is wanted. */
    private static <E> boolean lacks(Answer<Listing<E>> answer, Predicate<E> wanted) {
        return switch (answer) {
            case Answer.Read<Listing<E>>(Listing<E> listing) -> lacks(listing, wanted);
            case Answer.Confirmed<Listing<E>>(Listing<E> listing) -> lacks(listing, wanted);
            case Answer.Missing<Listing<E>>() -> false;
            case Answer.Unanswered<Listing<E>> unanswered -> false;
        };
    }

    private static <E> boolean lacks(Listing<E> listing, Predicate<E> wanted) {
        return !listing.complete() && listing.elements().stream().noneMatch(wanted);
    }

    private static <E> List<E> together(List<E> some, List<E> others, int most) {
        int kept = Math.min(some.size(), Math.max(0, most - others.size()));
        List<E> all = new ArrayList<>(some.subList(0, kept));
        all.addAll(others.subList(0, Math.min(others.size(), most - kept)));
        return List.copyOf(all);
    }
}
