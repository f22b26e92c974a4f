package io.github.qptv2.cli.evaluate;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.github.qptv2.cli.console.Console;
import io.github.qptv2.cli.console.ProgressBars;
import io.github.qptv2.scoring.Score;
import io.github.qptv2.scoring.batch.FileScoring;

/** Collects the raw outputs of files, and reports each file that cannot be scored. */
final class RawScores implements FileScoring.Listener {

    private final List<Path> files;
    private final double[] raws;
    private final Console console;
    private final ProgressBars progress;
    private int scored;
    private int failed;

    RawScores(List<Path> files, Console console, ProgressBars progress) {
        this.files = files;
        this.raws = new double[files.size()];
        this.console = console;
        this.progress = progress;
        Arrays.fill(raws, Double.NaN);
    }

    @Override
    public void scored(int place, Score score) {
        raws[place] = score.raw();
        scored++;
        progress.step();
    }

    @Override
    public void failed(int place, String reason) {
        failed++;
        progress.step();
        progress.aside(() -> console.say(files.get(place) + ": " + reason));
    }

    /** The raw output of each file; NaN if it could not be scored. */
    double[] raws() {
        return raws;
    }

    int scored() {
        return scored;
    }

    int failed() {
        return failed;
    }
}
