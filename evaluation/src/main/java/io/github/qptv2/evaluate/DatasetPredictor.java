package io.github.qptv2.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.scoring.CancellationToken;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.batch.BatchInput;
import io.github.qptv2.scoring.batch.BatchListener;
import io.github.qptv2.scoring.batch.BatchOptions;
import io.github.qptv2.scoring.batch.BatchResult;
import io.github.qptv2.scoring.batch.BatchScorer;

/**
 * Scores the images or videos of a labeled dataset with the public scoring pipeline.
 *
 * <pre>{@code
 * var predictor = new DatasetPredictor(scorer, BatchOptions.DEFAULT, ScoreTransform.RAW);
 * Predictions predictions = predictor.predict(copy, selection.items(), DatasetPredictor.Listener.NONE, () -> false);
 * }</pre>
 */
public final class DatasetPredictor {

    private final Scorer scorer;
    private final BatchOptions options;
    private final ScoreTransform compared;

    /** Receives results in the order of the items and supplies results of an earlier run. */
    public interface Listener {

        /** Ignores results and supplies none. */
        Listener NONE = new Listener() {};

        /** The raw output of an item in an earlier run; its image is not read again. */
        default OptionalDouble previousOutput(LabeledItem item) {
            return OptionalDouble.empty();
        }

        /** An item is scored. */
        default void scored(Prediction prediction) {}

        /** An item cannot be scored. */
        default void failed(UnscoredItem item) {}

        /** A truncated video is scored; {@code text} states the missing part. */
        default void truncated(LabeledItem item, String text) {}

        /** An image whose file is corrupt is scored; {@code text} states what is wrong. */
        default void corrupt(LabeledItem item, String text) {}

        /** Makes the results received so far durable. */
        default void flush() {}
    }

    /** Predicts with {@code scorer}, which stays open. */
    public DatasetPredictor(Scorer scorer, BatchOptions options, ScoreTransform compared) {
        this.scorer = scorer;
        this.options = options;
        this.compared = compared;
    }

    /**
     * Predicts items in order.
     *
     * @param stop polled before each forward pass; once it returns true, later items are in neither list
     * @throws IllegalArgumentException if the score type needs a calibration and the model has none
     */
    public Predictions predict(DatasetCopy copy, List<LabeledItem> items, Listener listener, BooleanSupplier stop) {
        var run = new Run(listener);
        var missing = new ArrayList<LabeledItem>();
        for (LabeledItem item : items) {
            OptionalDouble raw = listener.previousOutput(item);
            if (raw.isPresent()) {
                run.scored.put(item.name(), run.prediction(item, raw.getAsDouble()));
            } else {
                missing.add(item);
            }
        }
        try {
            new BatchScorer(scorer, options)
                    .score(
                            missing.iterator(),
                            item -> BatchInput.of(copy.file(item)),
                            run.listener(),
                            CancellationToken.when(stop));
        } catch (CancellationException e) {
            // the items after are in neither list
        }
        var scored = new ArrayList<Prediction>();
        for (LabeledItem item : items) {
            Prediction prediction = run.scored.get(item.name());
            if (prediction != null) {
                scored.add(prediction);
            }
        }
        return new Predictions(scored, run.unscored);
    }

    private final class Run {

        private final Listener listener;
        private final Map<String, Prediction> scored = new HashMap<>();
        private final List<UnscoredItem> unscored = new ArrayList<>();

        Run(Listener listener) {
            this.listener = listener;
        }

        Prediction prediction(LabeledItem item, double raw) {
            var calibration = scorer.description().calibration();
            return new Prediction(item, raw, compared.of(raw, calibration));
        }

        void result(BatchResult<LabeledItem> result) {
            if (result instanceof BatchResult.Failed<LabeledItem> none) {
                var item = new UnscoredItem(none.item(), none.reason());
                unscored.add(item);
                listener.failed(item);
                return;
            }
            Prediction made = prediction(result.item(), result.raw().orElseThrow());
            scored.put(made.item().name(), made);
            listener.scored(made);
            if (result instanceof BatchResult.ImageScored<LabeledItem> image) {
                image.score().warning().ifPresent(text -> listener.corrupt(image.item(), text));
            }
            if (result instanceof BatchResult.VideoScored<LabeledItem> video
                    && !video.score().video().complete()) {
                listener.truncated(video.item(), video.score().video().missingParts());
            }
        }

        BatchListener<LabeledItem> listener() {
            return new BatchListener<>() {
                @Override
                public void result(BatchResult<LabeledItem> result) {
                    Run.this.result(result);
                }

                @Override
                public void flush() {
                    listener.flush();
                }
            };
        }
    }
}
