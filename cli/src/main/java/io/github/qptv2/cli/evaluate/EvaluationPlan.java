package io.github.qptv2.cli.evaluate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.input.CorruptOption;
import io.github.qptv2.cli.model.DeviceOptions;
import io.github.qptv2.evaluate.DatasetCopy;
import io.github.qptv2.evaluate.Evaluation.EvaluationSet;
import io.github.qptv2.evaluate.PredictionLog;
import io.github.qptv2.evaluate.ScoreTransform;
import io.github.qptv2.io.Sha256;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.batch.BatchOptions;
import org.jspecify.annotations.Nullable;

/** The models and datasets of an evaluation, how images are scored, and where results are written. */
record EvaluationPlan(List<Path> models, List<EvaluationSet> evaluationSets, Scoring scoring, Output output) {

    private static final int DIGITS = 16;

    /** How images are scored, and which score is compared with the ratings. */
    record Scoring(DeviceOptions compute, ScorerOptions options, CorruptOption corrupt, ScoreTransform compared) {

        BatchOptions batchOptions() {
            return compute.batchOptions().withImageReader(corrupt.reader());
        }
    }

    /**
     * Output files.
     *
     * @param log file of predictions, or null
     * @param resume whether the file of predictions is continued
     * @param page HTML report, or null
     */
    record Output(@Nullable Path log, boolean resume, @Nullable Path page) {}

    List<DatasetCopy> copies() {
        return evaluationSets.stream().map(EvaluationSet::copy).toList();
    }

    /** The author of a model's predictions: its file name, or the whole path if several models have that name. */
    PredictionLog.ModelKey modelKey(Path model) throws IOException {
        String name = stem(model);
        boolean shared =
                models.stream().filter(other -> stem(other).equals(name)).count() > 1;
        String view = "%s %s %s"
                .formatted(scoring.options().maxCrops(), scoring.options().shortSide(), scoring.compared());
        String key = Sha256.of((Sha256.of(model) + view).getBytes(StandardCharsets.UTF_8));
        return new PredictionLog.ModelKey(shared ? model.toString() : name, key.substring(0, DIGITS));
    }

    private static String stem(Path model) {
        return String.valueOf(model.getFileName()).replaceFirst("\\.[^.]*$", "");
    }

    /** Checks every model before the first one starts scoring. */
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

    /** How a stopped run is continued, for a message. */
    String advice() {
        return output.log() == null
                ? "a run with --out FILE.csv can be resumed"
                : "the same command with --resume continues from there";
    }
}
