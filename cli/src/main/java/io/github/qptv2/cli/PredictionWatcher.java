package io.github.qptv2.cli;

import java.util.OptionalDouble;

import io.github.qptv2.data.benchmark.LabelledItem;
import io.github.qptv2.evaluate.Prediction;
import io.github.qptv2.evaluate.PredictionLog;
import io.github.qptv2.evaluate.SetCopy;
import io.github.qptv2.evaluate.SetPredictor;
import io.github.qptv2.evaluate.Unscored;
import org.jspecify.annotations.Nullable;

/** Writes predictions down, moves the progress on, and names each picture or clip that cannot be scored. */
final class PredictionWatcher implements SetPredictor.Watcher {

    private final Subject subject;
    private final @Nullable PredictionLog log;
    private final Console console;
    private final Progress progress;

    /** Who predicts what. */
    record Subject(PredictionLog.Author author, SetCopy copy) {}

    PredictionWatcher(Subject subject, @Nullable PredictionLog log, Console console, Progress progress) {
        this.subject = subject;
        this.log = log;
        this.console = console;
        this.progress = progress;
    }

    @Override
    public OptionalDouble earlier(LabelledItem item) {
        if (log == null) {
            return OptionalDouble.empty();
        }
        var raw = log.earlier(subject.author(), subject.copy(), item);
        if (raw.isPresent()) {
            progress.step();
        }
        return raw;
    }

    @Override
    public void scored(Prediction prediction) {
        if (log != null) {
            log.add(subject.author(), subject.copy(), prediction);
        }
        progress.step();
    }

    @Override
    public void failed(Unscored item) {
        progress.step();
        progress.aside(() -> console.say(subject.copy().file(item.item()) + ": " + item.reason()));
    }

    @Override
    public void noted(LabelledItem item, String words) {
        progress.aside(() -> console.say(
                "%s: %s; scored by what decodes".formatted(subject.copy().file(item), words)));
    }

    @Override
    public void flush() {
        if (log != null) {
            log.flush();
        }
    }
}
