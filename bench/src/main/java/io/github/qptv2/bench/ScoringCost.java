package io.github.qptv2.bench;

import java.util.List;

import io.github.qptv2.scoring.ModelInput;
import io.github.qptv2.scoring.Scorer;

/**
 * Cost of scoring one input.
 *
 * @param wall seconds
 * @param cpu seconds of CPU time of all threads
 */
record ScoringCost(double wall, double cpu) {

    /** The mean over {@code min} inputs or a few more: these are scored together until their number is reached. */
    static ScoringCost of(Scorer scorer, List<ModelInput> inputs, int min) {
        long begun = System.nanoTime();
        double cpu = ProcessFigures.cpuSeconds();
        int scored = 0;
        while (scored < min) {
            scorer.scoreInputs(inputs);
            scored += inputs.size();
        }
        double wall = (System.nanoTime() - begun) / 1e9;
        return new ScoringCost(wall / scored, (ProcessFigures.cpuSeconds() - cpu) / scored);
    }
}
