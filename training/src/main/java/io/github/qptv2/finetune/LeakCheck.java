package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.qptv2.checkpoint.FittedImages;
import io.github.qptv2.dataset.benchmark.PseudoLabeled;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingListener;
import org.jspecify.annotations.Nullable;

/** Checks that a scorer of pseudo-labels was not fitted to images of the run's validation or test part. */
record LeakCheck(FinetuneConfig config, RunLabels labels, TrainingListener listener) {

    /**
     * Checks the scorer and the datasets of pseudo-labels; the listener receives a warning if the images that they were
     * fitted to are not recorded.
     *
     * @param scorer null if pseudo-labels come from datasets only
     * @throws TrainingException in one line that names an image
     */
    void run(@Nullable CropScorer scorer) throws IOException, TrainingException {
        if (scorer != null) {
            require("pseudo.scorer: " + config.pseudo().scorer(), scorer.fitted());
        }
        for (var set : config.datasets()) {
            if (set.name().equals(PseudoLabeled.NAME)) {
                require("the scorer of " + set.path(), PseudoLabeled.fitted(Path.of(set.path())));
            }
        }
    }

    private void require(String scorer, FittedImages fitted) throws IOException, TrainingException {
        if (!fitted.isKnown()) {
            listener.message(
                    "%s does not record which images it was fitted to; metrics on the validation and the test part"
                                    .formatted(scorer)
                            + " are valid only if none of their images was among them");
            return;
        }
        List<Path> heldOut = Stream.concat(labels.validation().files().stream(), labels.test().files().stream())
                .filter(Files::isRegularFile)
                .toList();
        List<Path> leaked = fitted.among(heldOut);
        if (!leaked.isEmpty()) {
            throw new TrainingException(
                    "%s must not be fitted to images of the run's validation or test part, got %,d such as %s"
                            .formatted(scorer, leaked.size(), leaked.get(0).getFileName()));
        }
    }
}
