package io.github.qptv2.cli.evaluate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.model.DeviceOptions;
import io.github.qptv2.evaluate.DatasetCopy;
import io.github.qptv2.evaluate.Evaluation.EvaluationSet;
import io.github.qptv2.evaluate.PredictionLog;
import io.github.qptv2.evaluate.ScoreTransform;
import io.github.qptv2.io.Sha256;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import org.jspecify.annotations.Nullable;

/** Models, questions, and how they are answered. */
record EvaluationPlan(List<Path> models, List<EvaluationSet> evaluationSets, Scoring scoring, Output output) {

    private static final int DIGITS = 16;

    /** What scores are made with. */
    record Scoring(DeviceOptions compute, ScorerOptions options, ScoreTransform compared) {}

    /** @param log where predictions go */
    record Output(@Nullable Path log, boolean resume, @Nullable Path page) {}

    List<DatasetCopy> copies() {
        return evaluationSets.stream().map(EvaluationSet::copy).toList();
    }

    /** By the file's name; by the whole path where several models share it. */
    PredictionLog.Author author(Path model) throws IOException {
        String name = stem(model);
        boolean shared =
                models.stream().filter(other -> stem(other).equals(name)).count() > 1;
        String view = "%s %s %s"
                .formatted(scoring.options().maxCrops(), scoring.options().shortSide(), scoring.compared());
        String key = Sha256.of((Sha256.of(model) + view).getBytes(StandardCharsets.UTF_8));
        return new PredictionLog.Author(shared ? model.toString() : name, key.substring(0, DIGITS));
    }

    private static String stem(Path model) {
        return String.valueOf(model.getFileName()).replaceFirst("\\.[^.]*$", "");
    }

    /** Finds what is wrong with any model before the first one is at work for hours. */
    void requireModels() throws IOException {
        for (Path model : models) {
            var calibration = Scorer.describe(model).calibration();
            try {
                scoring.compared().of(0, calibration);
            } catch (IllegalArgumentException e) {
                throw new UserException(model + ": " + e.getMessage());
            }
        }
    }

    /** How a run that was stopped is gone on with. */
    String advice() {
        return output.log() == null
                ? "a run with --out FILE.csv can be resumed"
                : "the same command with --resume goes on from there";
    }
}
