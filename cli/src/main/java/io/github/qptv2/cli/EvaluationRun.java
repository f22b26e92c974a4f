package io.github.qptv2.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.qptv2.data.benchmark.LabelledSet;
import io.github.qptv2.data.benchmark.Part;
import io.github.qptv2.evaluate.Evaluation;
import io.github.qptv2.evaluate.Evaluation.Question;
import io.github.qptv2.evaluate.PredictionLog;
import io.github.qptv2.evaluate.PredictionLog.Author;
import io.github.qptv2.evaluate.Predictions;
import io.github.qptv2.evaluate.Selection;
import io.github.qptv2.evaluate.SetPredictor;
import io.github.qptv2.scoring.Scorer;
import org.jspecify.annotations.Nullable;

/** Has each model predict each set, and judges it. */
final class EvaluationRun {

    private final Console console;
    private final EvaluationPlan plan;
    private long scored;
    private long failed;

    EvaluationRun(Console console, EvaluationPlan plan) {
        this.console = console;
        this.plan = plan;
    }

    long scored() {
        return scored;
    }

    long failed() {
        return failed;
    }

    /** Every model on every set; fewer if the user wants no more. */
    List<Evaluation> evaluations() throws IOException {
        console.stop().onSignals();
        plan.requireModels();
        plan.questions().forEach(this::announce);
        try (var log = log()) {
            var evaluations = new ArrayList<Evaluation>();
            for (Path model : plan.models()) {
                evaluations.addAll(judged(model, log));
            }
            return evaluations;
        } catch (UncheckedIOException e) {
            throw new UserException("cannot write " + plan.output().log() + ": "
                    + FileErrors.reason(Objects.requireNonNull(e.getCause())));
        }
    }

    private void announce(Question question) {
        var set = question.copy().set();
        Selection first = question.selections().get(0);
        int splits = question.selections().size();
        String which = splits > 1 ? "%d splits, %s parts".formatted(splits, first.part()) : name(first, set);
        console.say("%s: %s, %,d %s"
                .formatted(question.copy().label(), which, question.items().size(), kind(set)));
        if (set.scale().flipped()) {
            console.say("%s: published opinions are differences; turned round, so that higher is better"
                    .formatted(question.copy().label()));
        }
    }

    private static String kind(LabelledSet set) {
        return set.isOfClips() ? "clips" : "pictures";
    }

    private static String name(Selection selection, LabelledSet set) {
        if (!selection.split().equals(selection.part())) {
            return selection.split() + " " + selection.part();
        }
        return set.part(Part.TEST).isEmpty() ? "all items, for there is no official split" : "all items";
    }

    private @Nullable PredictionLog log() throws IOException {
        Path file = plan.output().log();
        if (file == null) {
            return null;
        }
        return plan.output().resume()
                ? PredictionLog.resume(file, plan.copies())
                : PredictionLog.create(file, plan.copies());
    }

    private List<Evaluation> judged(Path model, @Nullable PredictionLog log) throws IOException {
        Author author = plan.author(model);
        if (log != null) {
            try {
                log.requireSame(author);
            } catch (IOException e) {
                throw new UserException(plan.output().log() + ": " + e.getMessage());
            }
        }
        var evaluations = new ArrayList<Evaluation>();
        try (var scorer = plan.scoring().compute().load(model, plan.scoring().options())) {
            for (Question question : plan.questions()) {
                Predictions predictions = predictions(scorer, question, log, author);
                if (console.stop().getAsBoolean()) {
                    break;
                }
                evaluations.add(judged(author, question, predictions));
            }
        }
        return evaluations;
    }

    private Predictions predictions(Scorer scorer, Question question, @Nullable PredictionLog log, Author author) {
        var items = question.items();
        try (var progress = Progress.on(
                console.err(), author.name() + " on " + question.copy().label())) {
            progress.total(items.size());
            var watcher = new PredictionWatcher(
                    new PredictionWatcher.Subject(author, question.copy()), log, console, progress);
            var scoring = plan.scoring();
            var made = new SetPredictor(scorer, scoring.compute().pace(), scoring.compared())
                    .predict(question.copy(), items, watcher, console.stop());
            scored += made.scored().size();
            failed += made.unscored().size();
            return made;
        }
    }

    private Evaluation judged(Author author, Question question, Predictions predictions) {
        int without = predictions.unscored().size();
        if (without > 0) {
            console.say("%s on %s: %,d of %,d %s could not be scored; the figures are of the others"
                    .formatted(
                            author.name(),
                            question.copy().label(),
                            without,
                            question.items().size(),
                            kind(question.copy().set())));
        }
        try {
            return Evaluation.of(author.name(), question, predictions);
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        }
    }
}
