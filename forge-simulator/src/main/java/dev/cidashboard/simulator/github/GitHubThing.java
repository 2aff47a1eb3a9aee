package dev.cidashboard.simulator.github;

import dev.cidashboard.simulator.world.Branch;
import dev.cidashboard.simulator.world.Commit;
import dev.cidashboard.simulator.world.MergeRequest;
import dev.cidashboard.simulator.world.Person;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Project;
import dev.cidashboard.simulator.world.Workflow;

/** Everything that has a node id in GitHub's GraphQL, each with the repository around it. Where REST tells the id, it is the same. */
sealed interface GitHubThing
        permits CheckSuite,
                GitHubDeployment,
                GitHubDeployment.Status,
                GitHubThing.App,
                GitHubThing.CommitOf,
                GitHubThing.Organization,
                GitHubThing.Pull,
                GitHubThing.Ref,
                GitHubThing.Repo,
                GitHubThing.Rollup,
                GitHubThing.Run,
                GitHubThing.User,
                GitHubThing.WorkflowOf {

    String nodeId();

    /** GraphQL's name of the type. */
    String typeName();

    record Repo(Project project) implements GitHubThing {
        @Override
        public String nodeId() {
            return NodeIds.repository(project.id());
        }

        @Override
        public String typeName() {
            return "Repository";
        }
    }

    record Ref(Project project, Branch branch) implements GitHubThing {
        @Override
        public String nodeId() {
            return "REF_kwDO" + Long.toString(project.id(), 36) + "_"
                    + Integer.toHexString(branch.name().hashCode());
        }

        @Override
        public String typeName() {
            return "Ref";
        }
    }

    record CommitOf(Project project, Commit commit) implements GitHubThing {
        @Override
        public String nodeId() {
            return NodeIds.commit(commit.sha());
        }

        @Override
        public String typeName() {
            return "Commit";
        }
    }

    /** @param state in GraphQL's words */
    record Rollup(CommitOf commit, String state) implements GitHubThing {
        @Override
        public String nodeId() {
            return "SCR_kwDO" + commit.commit().sha();
        }

        @Override
        public String typeName() {
            return "StatusCheckRollup";
        }
    }

    record Run(Project project, Pipeline pipeline) implements GitHubThing {
        @Override
        public String nodeId() {
            return NodeIds.run(pipeline.id());
        }

        @Override
        public String typeName() {
            return "WorkflowRun";
        }
    }

    record WorkflowOf(Project project, Workflow workflow) implements GitHubThing {
        @Override
        public String nodeId() {
            return NodeIds.workflow(workflow.id());
        }

        @Override
        public String typeName() {
            return "Workflow";
        }
    }

    record Pull(Project project, MergeRequest pull) implements GitHubThing {
        @Override
        public String nodeId() {
            return NodeIds.pull(pull.id());
        }

        @Override
        public String typeName() {
            return "PullRequest";
        }
    }

    record User(Person person) implements GitHubThing {
        @Override
        public String nodeId() {
            return NodeIds.account(person.id());
        }

        @Override
        public String typeName() {
            return "User";
        }
    }

    record Organization(String login) implements GitHubThing {
        @Override
        public String nodeId() {
            return NodeIds.account(GitHubUsers.organizationId(login));
        }

        @Override
        public String typeName() {
            return "Organization";
        }
    }

    /** Who makes check suites; a suite of another app than GitHub Actions has no workflow run. */
    enum App implements GitHubThing {
        CODECOV(254, "codecov", "Codecov"),
        DEPENDABOT(29_110, "dependabot", "Dependabot"),
        GITHUB_ACTIONS(15_368, "github-actions", "GitHub Actions");

        private final int databaseId;
        private final String slug;
        private final String title;

        App(int databaseId, String slug, String title) {
            this.databaseId = databaseId;
            this.slug = slug;
            this.title = title;
        }

        int databaseId() {
            return databaseId;
        }

        String slug() {
            return slug;
        }

        String title() {
            return title;
        }

        @Override
        public String nodeId() {
            return "A_kwHO" + Integer.toString(databaseId, 36);
        }

        @Override
        public String typeName() {
            return "App";
        }
    }
}
