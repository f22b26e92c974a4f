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
 * Has a model score the images or videos of a labeled set, as users have theirs scored.
 *
 * <pre>{@code
 * var predictor = new DatasetPredictor(scorer, new FileScoring.Pace(4, 8), ScoreTransform.RAW);
 * Predictions predictions = predictor.predict(copy, selection.items(), DatasetPredictor.Watcher.NONE, () -> false);
 * }</pre>
 */
public final class DatasetPredictor {

    private final Scorer scorer;
    private final FileScoring.Throughput throughput;
    private final ScoreTransform compared;
    private final VideoOptions clips;

    /** Is told what becomes of items, in their order, and may know some from an earlier run. */
    public interface Watcher {

        /** Listens to nothing and knows nothing. */
        Watcher NONE = new Watcher() {};

        /** The network's output on an item, if it is known already; the image is not opened then. */
        default OptionalDouble earlier(LabeledItem item) {
            return OptionalDouble.empty();
        }

        /** An item has been scored. */
        default void scored(Prediction prediction) {}

        /** An item cannot be scored. */
        default void failed(UnscoredItem item) {}

        /** A video has been scored, though not all of it decodes; {@code words} say what is missing. */
        default void noted(LabeledItem item, String words) {}

        /** What was told is to be made safe. */
        default void flush() {}
    }

    /** Predicts with {@code scorer}, which stays open; videos as {@link VideoOptions#DEFAULT} says. */
    public DatasetPredictor(Scorer scorer, FileScoring.Throughput throughput, ScoreTransform compared) {
        this(scorer, throughput, compared, VideoOptions.DEFAULT);
    }

    /** @param clips how much of a video is looked at */
    public DatasetPredictor(
            Scorer scorer, FileScoring.Throughput throughput, ScoreTransform compared, VideoOptions clips) {
        this.scorer = scorer;
        this.throughput = throughput;
        this.compared = compared;
        this.clips = clips;
    }

    /**
     * Predicts items, in their order.
     *
     * @param stop asked before each pass of the network; once it says yes, the items after are in neither list
     * @throws IllegalArgumentException if the model has no calibration and one is needed
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
            Prediction made = run.scored.get(item.name());
            if (made != null) {
                scored.add(made);
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
                    Prediction made = prediction(items.get(place), score.raw());
                    scored.put(made.item().name(), made);
                    watcher.scored(made);
                }

                @Override
                public void failed(int place, String reason) {
                    var item = new UnscoredItem(items.get(place), reason);
                    unscored.add(item);
                    watcher.failed(item);
                }

                @Override
                public void noted(int place, String words) {
                    watcher.noted(items.get(place), words);
                }

                @Override
                public void flush() {
                    watcher.flush();
                }
            };
        }
    }
}
