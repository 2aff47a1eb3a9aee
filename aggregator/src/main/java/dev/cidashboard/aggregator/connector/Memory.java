package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.project.Project;

/** What a connector remembers between two questions, so that it can survive a restart. Safe for use by many threads. */
public interface Memory {

    /** Of a connector that remembers nothing. */
    Memory NONE = new Memory() {
        @Override
        public Keepsake of(Project project) {
            return Keepsake.NOTHING;
        }

        @Override
        public Keepsake ofInstance() {
            return Keepsake.NOTHING;
        }

        @Override
        public void restore(Project project, Keepsake keepsake) {}

        @Override
        public void restoreInstance(Keepsake keepsake) {}

        @Override
        public byte[] signature(byte[] salt) {
            return new byte[0];
        }
    };

    Keepsake of(Project project);

    /** What is about no single project: the list of them. */
    Keepsake ofInstance();

    /** Takes back what an earlier process remembered. Only what was told to the same {@link #signature}. */
    void restore(Project project, Keepsake keepsake);

    void restoreInstance(Keepsake keepsake);

    /** Says by a salt of the caller's who is asked with which token, without telling either: a validator is good for no other. */
    byte[] signature(byte[] salt);
}
