package dev.cidashboard.simulator.world;

/**
 * How big the world is and how it moves.
 *
 * @param seed the same seed and the same calls at the same times give the same world
 * @param branches branches per project, the default one included
 * @param mergeRequests open merge requests per project
 * @param pipelines pipelines per project
 * @param activity events per project and step (0.01: in a world of 100 projects one thing happens each step)
 * @param churn share of the events that create, rename or delete a project
 * @param hostile whether some projects carry names, messages and addresses that attack whoever shows them
 * @param quiet share of the projects in which nothing has happened for more than a week
 * @param branchName characters that a branch's name has at least; 0 for names as short as they come
 */
public record WorldPlan(
        long seed,
        int gitHubProjects,
        int gitLabProjects,
        int branches,
        int mergeRequests,
        int pipelines,
        double activity,
        double churn,
        boolean hostile,
        double quiet,
        int branchName) {

    public static final WorldPlan SMALL = new WorldPlan(1, 20, 20, 6, 3, 50, 0.01, 0.0, false, 0.0, 0);

    public WorldPlan {
        requireWithin("gitHubProjects", gitHubProjects, 0, 20_000);
        requireWithin("gitLabProjects", gitLabProjects, 0, 20_000);
        requireWithin("branches", branches, 1, 5_000);
        requireWithin("mergeRequests", mergeRequests, 0, 5_000);
        requireWithin("pipelines", pipelines, 0, 5_000);
        requireShare("activity", activity);
        requireShare("churn", churn);
        requireShare("quiet", quiet);
        requireWithin("branchName", branchName, 0, 200);
    }

    public WorldPlan withProjects(int gitHub, int gitLab) {
        return new WorldPlan(
                seed, gitHub, gitLab, branches, mergeRequests, pipelines, activity, churn, hostile, quiet, branchName);
    }

    public WorldPlan withSize(int newBranches, int newMergeRequests, int newPipelines) {
        return new WorldPlan(
                seed,
                gitHubProjects,
                gitLabProjects,
                newBranches,
                newMergeRequests,
                newPipelines,
                activity,
                churn,
                hostile,
                quiet,
                branchName);
    }

    public WorldPlan withSeed(long newSeed) {
        return new WorldPlan(
                newSeed,
                gitHubProjects,
                gitLabProjects,
                branches,
                mergeRequests,
                pipelines,
                activity,
                churn,
                hostile,
                quiet,
                branchName);
    }

    public WorldPlan withMotion(double newActivity, double newChurn) {
        return new WorldPlan(
                seed,
                gitHubProjects,
                gitLabProjects,
                branches,
                mergeRequests,
                pipelines,
                newActivity,
                newChurn,
                hostile,
                quiet,
                branchName);
    }

    public WorldPlan hostile(boolean isHostile) {
        return new WorldPlan(
                seed,
                gitHubProjects,
                gitLabProjects,
                branches,
                mergeRequests,
                pipelines,
                activity,
                churn,
                isHostile,
                quiet,
                branchName);
    }

    /** @param newQuiet share of the projects in which nothing has happened for more than a week */
    public WorldPlan withQuiet(double newQuiet) {
        return new WorldPlan(
                seed,
                gitHubProjects,
                gitLabProjects,
                branches,
                mergeRequests,
                pipelines,
                activity,
                churn,
                hostile,
                newQuiet,
                branchName);
    }

    /** @param characters that a branch's name has at least */
    public WorldPlan withBranchNames(int characters) {
        return new WorldPlan(
                seed,
                gitHubProjects,
                gitLabProjects,
                branches,
                mergeRequests,
                pipelines,
                activity,
                churn,
                hostile,
                quiet,
                characters);
    }

    public int projects(Platform platform) {
        return switch (platform) {
            case GITHUB -> gitHubProjects;
            case GITLAB -> gitLabProjects;
        };
    }

    private static void requireWithin(String name, int value, int from, int to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException(name + " must be between " + from + " and " + to + ", not " + value);
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be between 0 and 1, not " + value);
        }
    }
}
