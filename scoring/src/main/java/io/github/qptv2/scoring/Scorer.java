package io.github.qptv2.scoring;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import io.github.qptv2.checkpoint.CheckpointException;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageReader;

/**
 * Scores pictures with one model.
 *
 * <pre>{@code
 * try (var scorer = Scorer.load(Path.of("qpt-iqa-mini.safetensors"))) {
 *     Score score = scorer.score(Path.of("holiday.jpg"));
 *     System.out.println(score.raw());
 * }
 * }</pre>
 *
 * <p>Threads may share a scorer. The same picture gets the same raw output to 1e-5 alone, among others, in any order
 * and with any number of threads.
 */
public final class Scorer implements AutoCloseable {

    /** Files whose squares are held in memory together, about 2 MB each. */
    private static final int FILES_AT_ONCE = 16;

    private final ModelBundle bundle;
    private final Preparation preparation;
    private final ImageReader reader = ImageReader.standard();
    private final Network network;

    private Scorer(ModelBundle bundle, ScorerOptions options, Network network) {
        this.bundle = bundle;
        this.network = network;
        var description = bundle.description();
        preparation = new Preparation(
                description.conventions().resize(),
                options.over(description.preprocessing()),
                bundle.architecture().config().imageSize());
    }

    /** Loads a bundle or a raw checkpoint to run on the processor. */
    public static Scorer load(Path model) throws CheckpointException {
        return load(model, ScorerOptions.DEFAULT);
    }

    /**
     * Loads a bundle or a raw checkpoint.
     *
     * @throws CheckpointException if the file is no checkpoint, or not one of a network that scores pictures
     * @throws IllegalArgumentException if the device is not there
     */
    public static Scorer load(Path model, ScorerOptions options) throws CheckpointException {
        var bundle = ModelBundle.read(model);
        options.requireDevice();
        try {
            return of(bundle, options);
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(model, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Scores with a bundle that is in memory, whose weights are copied.
     *
     * @throws IllegalArgumentException if it is not one of a network that scores pictures, or the device is not there
     */
    public static Scorer of(ModelBundle bundle, ScorerOptions options) {
        options.requireDevice();
        return new Scorer(bundle, options, Network.of(bundle, options));
    }

    /** The model that is scored with. */
    public ModelBundle bundle() {
        return bundle;
    }

    /** Scores a file. */
    public Score score(Path file) throws ImageException {
        Image image = reader.read(file);
        try {
            return score(image);
        } catch (IllegalArgumentException e) {
            throw new ImageException(file + ": " + e.getMessage(), e);
        }
    }

    /** Scores what is left in a stream; {@code name} stands for it in errors. */
    public Score score(InputStream stream, String name) throws IOException {
        Image image = reader.read(stream, name);
        try {
            return score(image);
        } catch (IllegalArgumentException e) {
            throw new ImageException(name + ": " + e.getMessage(), e);
        }
    }

    /** Scores a picture of Java's own imaging; transparent pixels are laid over white. */
    public Score score(BufferedImage picture) {
        return score(Image.of(picture));
    }

    /**
     * Scores a decoded picture.
     *
     * @throws IllegalArgumentException if it is under 16 pixels on a side, or more elongated than 50:1
     */
    public Score score(Image image) {
        return scorePrepared(List.of(prepare(image))).get(0);
    }

    /** Scores decoded pictures; squares of several share a pass of the network. */
    public List<Score> score(List<Image> images) {
        return scorePrepared(images.stream().map(this::prepare).toList());
    }

    /** Scores files; squares of several share a pass of the network. The first that cannot be read ends it. */
    public List<Score> scoreFiles(List<Path> files) throws ImageException {
        var scores = new ArrayList<Score>(files.size());
        for (int first = 0; first < files.size(); first += FILES_AT_ONCE) {
            var prepared = new ArrayList<Prepared>(FILES_AT_ONCE);
            for (var file : files.subList(first, Math.min(first + FILES_AT_ONCE, files.size()))) {
                try {
                    prepared.add(prepare(reader.read(file)));
                } catch (IllegalArgumentException e) {
                    throw new ImageException(file + ": " + e.getMessage(), e);
                }
            }
            scores.addAll(scorePrepared(prepared));
        }
        return scores;
    }

    /**
     * Does the part of scoring that needs no network, on any thread.
     *
     * @throws IllegalArgumentException if the picture is under 16 pixels on a side, or more elongated than 50:1
     */
    public Prepared prepare(Image image) {
        return preparation.prepare(image);
    }

    /** Scores prepared pictures, in their order. */
    public List<Score> scorePrepared(List<Prepared> pictures) {
        return scorePrepared(pictures, () -> false);
    }

    /**
     * Scores prepared pictures, in their order, until told to stop.
     *
     * @param stop asked before each pass of the network, perhaps on other threads
     * @return a score for each picture, or for the first few if {@code stop} said yes before the others were through
     */
    public List<Score> scorePrepared(List<Prepared> pictures, BooleanSupplier stop) {
        float[] raws = network.scores(Squares.of(pictures), stop);
        var scores = new ArrayList<Score>(pictures.size());
        int first = 0;
        for (var picture : pictures) {
            int end = first + picture.crops();
            if (end > raws.length) {
                break;
            }
            scores.add(result(picture, mean(raws, first, end)));
            first = end;
        }
        return scores;
    }

    private static double mean(float[] values, int first, int end) {
        double sum = 0;
        for (int i = first; i < end; i++) {
            sum += values[i];
        }
        return sum / (end - first);
    }

    private Score result(Prepared picture, double raw) {
        if (!Double.isFinite(raw)) {
            throw new IllegalStateException("the network's output must be finite, got " + raw);
        }
        var description = bundle.description();
        Optional<OpinionMap> opinion = description.calibration().flatMap(Calibration::opinion);
        Optional<Percentiles> percentiles = description.calibration().flatMap(Calibration::percentiles);
        return new Score(
                description.task(),
                description.name(),
                raw,
                opinion.map(map -> map.mos(raw)).orElse(null),
                opinion.map(map -> map.score(raw)).orElse(null),
                percentiles.map(table -> percentile(table, raw)).orElse(null),
                picture.width(),
                picture.height(),
                picture.crops());
    }

    /** Turned round where the calibration says that better pictures have lower outputs. */
    private double percentile(Percentiles table, double raw) {
        boolean rises = bundle.description()
                .calibration()
                .flatMap(Calibration::opinion)
                .map(OpinionMap::risesWithQuality)
                .orElse(true);
        return rises ? table.of(raw) : 100 - table.of(raw);
    }

    /**
     * Says where in a picture the score comes from: the head's answer to every 16 x 16 pixel unit by itself.
     *
     * @throws IllegalArgumentException if the picture is under 16 pixels on a side, or more elongated than 50:1
     */
    public QualityMap map(Image image) {
        return map(image, () -> false);
    }

    /**
     * As {@link #map(Image)}, unless told to stop.
     *
     * @param stop asked before each pass of the network
     * @throws CancellationException if {@code stop} said yes
     */
    public QualityMap map(Image image, BooleanSupplier stop) {
        return new MapTiling(preparation, stop).map(image, network);
    }

    /** Frees the network. */
    @Override
    public void close() {
        network.close();
    }
}
