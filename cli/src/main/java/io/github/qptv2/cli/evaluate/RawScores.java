package io.github.qptv2.cli.evaluate;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.github.qptv2.cli.console.Console;
import io.github.qptv2.cli.console.ProgressBars;
import io.github.qptv2.scoring.batch.BatchListener;
import io.github.qptv2.scoring.batch.BatchResult;

/** Takes down the raw outputs of files, and names each file that has none. */
final class RawScores implements BatchListener<Integer> {

    private final List<Path> files;
    private final double[] rawOutputs;
    private final Console console;
    private final ProgressBars progress;
    private int scored;
    private int failed;
    private int corrupt;

    RawScores(List<Path> files, Console console, ProgressBars progress) {
        this.files = files;
        this.rawOutputs = new double[files.size()];
        this.console = console;
        this.progress = progress;
        Arrays.fill(rawOutputs, Double.NaN);
    }

    @Override
    public void result(BatchResult<Integer> result) {
        progress.step();
        if (result instanceof BatchResult.Failed<Integer> none) {
            failed++;
            progress.printAbove(() -> console.message(files.get(none.item()) + ": " + none.reason()));
            return;
        }
        if (result instanceof BatchResult.ImageScored<Integer> image) {
            image.score().warning().ifPresent(text -> warn(files.get(image.item()), text));
        }
        scored++;
        rawOutputs[result.item()] = result.raw().orElseThrow();
    }

    private void warn(Path file, String text) {
        corrupt++;
        progress.printAbove(() -> console.message(file + ": " + text));
    }

    /** Number of corrupt images that are scored. */
    int corrupt() {
        return corrupt;
    }

    /** The raw output of each file; NaN if it could not be scored. */
    double[] rawOutputs() {
        return rawOutputs;
    }

    int scored() {
        return scored;
    }

    int failed() {
        return failed;
    }
}
