package dev.cidashboard.aggregator.day;

import dev.cidashboard.aggregator.refresh.VirtualThreads;
import dev.cidashboard.aggregator.refresh.Workers;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Workers of whom it can be told when they are done: only then does the clock move on. */
interface Workforce extends Workers {

    void awaitQuiet();

    /** Does everything at once on the calling thread: the same order in every run. */
    static Workforce inline() {
        return new Workforce() {
            @Override
            public void run(Runnable work) {
                work.run();
            }

            @Override
            public void stop() {}

            @Override
            public void awaitQuiet() {}
        };
    }

    /** As in production, and so twice as fast: who asks first is left to chance. */
    static Workforce threads() {
        return new Counted(new VirtualThreads());
    }

    /** Counts what is under way. */
    final class Counted implements Workforce {

        private final Workers workers;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition quiet = lock.newCondition();
        private int underWay;

        private Counted(Workers workers) {
            this.workers = workers;
        }

        @Override
        public void run(Runnable work) {
            count(1);
            workers.run(() -> {
                try {
                    work.run();
                } finally {
                    count(-1);
                }
            });
        }

        @Override
        public void stop() {
            workers.stop();
        }

        @Override
        public void awaitQuiet() {
            lock.lock();
            try {
                while (underWay > 0) {
                    quiet.awaitUninterruptibly();
                }
            } finally {
                lock.unlock();
            }
        }

        private void count(int more) {
            lock.lock();
            try {
                underWay += more;
                if (underWay == 0) {
                    quiet.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
