package io.github.qptv2.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.scoring.Score;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.VideoOptions;
import io.github.qptv2.scoring.batch.FileScoring;

/**
 * Scores the images or videos of a labeled dataset with the public scoring pipeline.
 *
 * <pre>{@code
 * var predictor = new DatasetPredictor(scorer, new FileScoring.Throughput(4, 8), ScoreTransform.RAW);
 * Predictions predictions = predictor.predict(copy, selection.items(), DatasetPredictor.Watcher.NONE, () -> false);
 * }</pre>
 */
public final class DatasetPredictor {

    private final Scorer scorer;
    private final FileScoring.Throughput throughput;
    private final ScoreTransform compared;
    private final VideoOptions clips;

    /** Receives results in the order of the items and supplies results of an earlier run. */
    public interface Watcher {

        /** Ignores results and supplies none. */
        Watcher NONE = new Watcher() {};

        /** The raw output of an item in an earlier run; its image is not read again. */
        default OptionalDouble earlier(LabeledItem item) {
            return OptionalDouble.empty();
        }

        /** An item is scored. */
        default void scored(Prediction prediction) {}

        /** An item cannot be scored. */
        default void failed(UnscoredItem item) {}

        /** A truncated video is scored; {@code text} states what is missing. */
        default void noted(LabeledItem item, String text) {}

        /** Makes the results received so far durable. */
        default void flush() {}
    }

    /** Predicts with {@code scorer}, which stays open, and {@link VideoOptions#DEFAULT}. */
    public DatasetPredictor(Scorer scorer, FileScoring.Throughput throughput, ScoreTransform compared) {
        this(scorer, throughput, compared, VideoOptions.DEFAULT);
    }

    /** @param clips sampling of videos */
    public DatasetPredictor(
            Scorer scorer, FileScoring.Throughput throughput, ScoreTransform compared, VideoOptions clips) {
        this.scorer = scorer;
        this.throughput = throughput;
        this.compared = compared;
        this.clips = clips;
    }

    /**
     * Predicts items in order.
     *
     * @param stop polled before each forward pass; once it returns true, later items are in neither list
     * @throws IllegalArgumentException if the score type needs a calibration and the model has none
     */
    public Predictions predict(DatasetCopy copy, List<LabeledItem> items, Watcher watcher, BooleanSupplier stop) {
        var run = new Run(watcher);
        var missing = new ArrayList<LabeledItem>();
        for (LabeledItem item : items) {
            OptionalDouble raw = watcher.earlier(item);
            if (raw.isPresent()) {
                run.scored.put(item.name(), run.prediction(item, raw.getAsDouble()));
            } else {
                missing.add(item);
            }
        }
        List<Path> files = missing.stream().map(copy::file).toList();
        new FileScoring(scorer, throughput, clips).run(files, run.over(missing), stop);
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

        private final Watcher watcher;
        private final Map<String, Prediction> scored = new HashMap<>();
        private final List<UnscoredItem> unscored = new ArrayList<>();

        Run(Watcher watcher) {
            this.watcher = watcher;
        }

        Prediction prediction(LabeledItem item, double raw) {
            var calibration = scorer.description().calibration();
            return new Prediction(item, raw, compared.of(raw, calibration));
        }

        FileScoring.Listener over(List<LabeledItem> items) {
            return new FileScoring.Listener() {
                @Override
                public void scored(int place, Score score) {
                    Prediction prediction = prediction(items.get(place), score.raw());
                    scored.put(prediction.item().name(), prediction);
                    watcher.scored(prediction);
                }

                @Override
                public void failed(int place, String reason) {
                    var item = new UnscoredItem(items.get(place), reason);
                    unscored.add(item);
                    watcher.failed(item);
                }

                @Override
                public void noted(int place, String text) {
                    watcher.noted(items.get(place), text);
                }

                @Override
                public void flush() {
                    watcher.flush();
                }
            };
        }
    }
}
