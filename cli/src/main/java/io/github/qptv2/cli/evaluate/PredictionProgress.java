package io.github.qptv2.cli.evaluate;

import java.util.OptionalDouble;

import io.github.qptv2.cli.console.Console;
import io.github.qptv2.cli.console.ProgressBars;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.evaluate.DatasetCopy;
import io.github.qptv2.evaluate.DatasetPredictor;
import io.github.qptv2.evaluate.Prediction;
import io.github.qptv2.evaluate.PredictionLog;
import io.github.qptv2.evaluate.UnscoredItem;
import org.jspecify.annotations.Nullable;

/** Logs predictions, updates the progress, and reports each image or clip that cannot be scored. */
final class PredictionProgress implements DatasetPredictor.Listener {

    private final Subject subject;
    private final @Nullable PredictionLog log;
    private final Console console;
    private final ProgressBars progress;
    private long corrupt;

    /** A model and the dataset that it scores. */
    record Subject(PredictionLog.ModelKey modelKey, DatasetCopy copy) {}

    PredictionProgress(Subject subject, @Nullable PredictionLog log, Console console, ProgressBars progress) {
        this.subject = subject;
        this.log = log;
        this.console = console;
        this.progress = progress;
    }

    @Override
    public OptionalDouble previousOutput(LabeledItem item) {
        if (log == null) {
            return OptionalDouble.empty();
        }
        var raw = log.previousOutput(subject.modelKey(), subject.copy(), item);
        if (raw.isPresent()) {
            progress.step();
        }
        return raw;
    }

    @Override
    public void scored(Prediction prediction) {
        if (log != null) {
            log.add(subject.modelKey(), subject.copy(), prediction);
        }
        progress.step();
    }

    @Override
    public void failed(UnscoredItem item) {
        progress.step();
        progress.printAbove(() -> console.message(subject.copy().file(item.item()) + ": " + item.reason()));
    }

    @Override
    public void truncated(LabeledItem item, String words) {
        progress.printAbove(() -> console.message("%s: %s; scored on the part that decodes"
                .formatted(subject.copy().file(item), words)));
    }

    @Override
    public void corrupt(LabeledItem item, String words) {
        corrupt++;
        truncated(item, words);
    }

    /** Number of corrupt images that are scored. */
    long corrupt() {
        return corrupt;
    }

    @Override
    public void flush() {
        if (log != null) {
            log.flush();
        }
    }
}
