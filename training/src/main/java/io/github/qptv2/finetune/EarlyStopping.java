package io.github.qptv2.finetune;

import java.util.Locale;
import java.util.Optional;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.finetune.config.ValidationConfig;
import io.github.qptv2.finetune.config.ValidationConfig.Choose;
import io.github.qptv2.train.BestCheckpoint;
import io.github.qptv2.train.TrainingTask.ValidationResult;

/**
 * Validates weights, keeps those with the highest SRCC, and ends the run after too many validations without
 * improvement.
 */
final class EarlyStopping {

    private final ValidationConfig config;
    private final Validation validation;
    private final FinetunedModel model;
    private BestCheckpoint best = BestCheckpoint.NONE;

    EarlyStopping(ValidationConfig config, Validation validation, FinetunedModel model) {
        this.config = config;
        this.validation = validation;
        this.model = model;
    }

    /** Continues from the best weights of a checkpoint. */
    void resume(BestCheckpoint former) {
        best = former;
    }

    BestCheckpoint best() {
        return best;
    }

    /** Validates the weights of a step; {@link ValidationResult#NONE} without a validation part. */
    ValidationResult validate(StateDict weights, long step) {
        if (validation.images().size() == 0) {
            return ValidationResult.NONE;
        }
        var metrics = validation.metrics(model.of(weights, Optional.empty(), step));
        double srcc = metrics.getOrDefault(Validation.SRCC, Double.NaN);
        best = best.or(step, srcc, weights);
        String patience = "; no better one in %d validations, so the run ends here (validation.patience)"
                .formatted(best.validationsSince());
        return new ValidationResult(metrics, description(step, srcc) + (hasEnded() ? patience : ""), hasEnded());
    }

    private String description(long step, double srcc) {
        return Double.isNaN(srcc)
                ? "step %,d: no SRCC on the validation part: too few files can be read, or all their scores or MOS are equal"
                        .formatted(step)
                : String.format(
                        Locale.ROOT,
                        "step %,d: SRCC %.4f on the validation part%s",
                        step,
                        srcc,
                        best.step() == step ? ", the best so far" : "");
    }

    /** Whether the last {@code validation.patience} validations brought no improvement. */
    boolean hasEnded() {
        return config.patience() > 0 && best.validationsSince() >= config.patience();
    }

    /** The weights of the final model, with their step. */
    BestCheckpoint selected(StateDict last, long step) {
        boolean isLast = config.choose() == Choose.LAST || best.weights() == null;
        return isLast ? new BestCheckpoint(step, best.srcc(), 0, last) : best;
    }
}
