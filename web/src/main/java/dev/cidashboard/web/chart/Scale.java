package dev.cidashboard.web.chart;

import dev.cidashboard.web.ui.Figures;
import dev.cidashboard.web.ui.Times;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * What is how high: from 0 to a round number above the largest value, with a few lines between them.
 *
 * @param step between two lines, which divides the top
 */
record Scale(double top, double step, DoubleFunction<String> words) {
    private static final int MOST_STEPS = 4;
    /** What takes longer is drawn as high as that: a broken clock must not flatten everything else to nothing. */
    static final double LONGEST_SECONDS = 1_000 * 86_400.0;

    private static final double[] SECONDS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400
    };

    Scale {
        if (!(top > 0) || !(step > 0) || Double.isInfinite(top)) {
            throw new IllegalArgumentException("top is " + top + ", step is " + step);
        }
    }

    /** A line across the chart. @param y from above */
    record Tick(String y, String text) {}

    static Scale ofRates() {
        return new Scale(1, 0.5, Figures::rate);
    }

    static Scale ofCounts(long largest) {
        double most = Math.max(largest, 1);
        double step = Math.max(1, round(most / MOST_STEPS));
        return reaching(most, step, Figures::brief);
    }

    static Scale ofSeconds(double largest) {
        double most = Math.clamp(largest, 1, LONGEST_SECONDS);
        for (double step : SECONDS) {
            if (step * MOST_STEPS >= most) {
                return reaching(most, step, Times::brief);
            }
        }
        double day = SECONDS[SECONDS.length - 1];
        return reaching(most, day * round(most / day / MOST_STEPS), Times::brief);
    }

    /** The next of 1, 2, 5, 10, 20, 50… */
    private static double round(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (int factor : new int[] {1, 2, 5}) {
            if (factor * power >= least) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static Scale reaching(double most, double step, DoubleFunction<String> words) {
        return new Scale(Math.ceil(most / step) * step, step, words);
    }

    /** How many pixels of a band a value is high. */
    double height(double value, int band) {
        return Math.clamp(value / top, 0, 1) * band;
    }

    /** From above. */
    double y(double value, int band) {
        return band - height(value, band);
    }

    List<Tick> ticks(int above, int band) {
        List<Tick> ticks = new ArrayList<>();
        for (int line = 0; line * step <= top * 1.001; line++) {
            ticks.add(new Tick(Geometry.number(above + y(line * step, band)), words.apply(line * step)));
        }
        return ticks;
    }
}
