package io.github.qptv2.cli.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.qptv2.cli.console.Console;
import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.ProgressDisplay;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.SplitPart;
import io.github.qptv2.evaluate.DatasetPredictor;
import io.github.qptv2.evaluate.Evaluation;
import io.github.qptv2.evaluate.Evaluation.EvaluationSet;
import io.github.qptv2.evaluate.PredictionLog;
import io.github.qptv2.evaluate.PredictionLog.ModelKey;
import io.github.qptv2.evaluate.Predictions;
import io.github.qptv2.evaluate.SplitItems;
import io.github.qptv2.scoring.Scorer;
import org.jspecify.annotations.Nullable;

/** Scores each dataset with each model and computes the metrics. */
final class EvaluationRun {

    private final Console console;
    private final EvaluationPlan plan;
    private long scored;
    private long failed;
    private long corrupt;

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

    long corrupt() {
        return corrupt;
    }

    /** The evaluation of each model on each dataset; incomplete if the run was stopped. */
    List<Evaluation> evaluations() throws IOException {
        console.stop().onSignals();
        plan.requireModels();
        plan.evaluationSets().forEach(this::announce);
        try (var log = log()) {
            var evaluations = new ArrayList<Evaluation>();
            for (Path model : plan.models()) {
                evaluations.addAll(evaluated(model, log));
            }
            return evaluations;
        } catch (UncheckedIOException e) {
            throw new UserException("cannot write " + plan.output().log() + ": "
                    + FileErrors.reason(Objects.requireNonNull(e.getCause())));
        }
    }

    private void announce(EvaluationSet evaluationSet) {
        var set = evaluationSet.copy().set();
        SplitItems first = evaluationSet.selections().get(0);
        int splits = evaluationSet.selections().size();
        String which = splits > 1 ? "%d splits, %s parts".formatted(splits, first.part()) : name(first, set);
        console.message("%s: %s, %,d %s"
                .formatted(
                        evaluationSet.copy().label(),
                        which,
                        evaluationSet.items().size(),
                        kind(set)));
        if (set.scale().flipped()) {
            console.message("%s: the published ratings are DMOS; they are negated, so that higher is better"
                    .formatted(evaluationSet.copy().label()));
        }
    }

    private static String kind(LabeledDataset set) {
        return set.isOfClips() ? "clips" : "images";
    }

    private static String name(SplitItems selection, LabeledDataset set) {
        if (!selection.split().equals(selection.part())) {
            return selection.split() + " " + selection.part();
        }
        return set.part(SplitPart.TEST).isEmpty() ? "all items, since there is no official split" : "all items";
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

    private List<Evaluation> evaluated(Path model, @Nullable PredictionLog log) throws IOException {
        ModelKey modelKey = plan.modelKey(model);
        if (log != null) {
            try {
                log.requireSame(modelKey);
            } catch (IOException e) {
                throw new UserException(plan.output().log() + ": " + e.getMessage());
            }
        }
        var evaluations = new ArrayList<Evaluation>();
        try (var scorer = plan.scoring().compute().load(model, plan.scoring().options())) {
            for (EvaluationSet evaluationSet : plan.evaluationSets()) {
                Predictions predictions = predictions(scorer, evaluationSet, log, modelKey);
                if (console.stop().getAsBoolean()) {
                    break;
                }
                evaluations.add(evaluated(modelKey, evaluationSet, predictions));
            }
        }
        return evaluations;
    }

    private Predictions predictions(
            Scorer scorer, EvaluationSet evaluationSet, @Nullable PredictionLog log, ModelKey modelKey) {
        var items = evaluationSet.items();
        try (var progress = ProgressDisplay.on(
                console.err(), modelKey.name() + " on " + evaluationSet.copy().label())) {
            progress.total(items.size());
            var listener = new PredictionProgress(
                    new PredictionProgress.Subject(modelKey, evaluationSet.copy()), log, console, progress);
            var scoring = plan.scoring();
            var made = new DatasetPredictor(scorer, scoring.batchOptions(), scoring.compared())
                    .predict(evaluationSet.copy(), items, listener, console.stop());
            scored += made.scored().size();
            failed += made.unscored().size();
            corrupt += listener.corrupt();
            return made;
        }
    }

    private Evaluation evaluated(ModelKey modelKey, EvaluationSet evaluationSet, Predictions predictions) {
        int without = predictions.unscored().size();
        if (without > 0) {
            console.message("%s on %s: %,d of %,d %s could not be scored; the metrics are computed on the others"
                    .formatted(
                            modelKey.name(),
                            evaluationSet.copy().label(),
                            without,
                            evaluationSet.items().size(),
                            kind(evaluationSet.copy().set())));
        }
        try {
            return Evaluation.of(modelKey.name(), evaluationSet, predictions);
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        }
    }
}
