package io.github.qptv2.scoring;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.CheckpointException;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.video.Video;
import io.github.qptv2.media.video.VideoException;
import io.github.qptv2.media.video.VideoReader;
import io.github.qptv2.onnx.Precision;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * Scores pictures and videos with one model.
 *
 * <pre>{@code
 * try (var scorer = Scorer.load(Path.of("qpt-iqa-mini.safetensors"))) {
 *     Score score = scorer.score(Path.of("holiday.jpg"));
 *     System.out.println(score.raw());
 *     ClipScore clip = scorer.scoreVideo(Path.of("holiday.mp4"));
 *     System.out.println(clip.whole().raw() + ", at its worst " + clip.p10());
 * }
 * }</pre>
 *
 * <p>The model may be one for pictures or one for clips, and either takes both: a network for pictures sees frames of a
 * video, a network for clips sees a picture as a clip that stands still. A {@link BackboneBundle} is a model for
 * pictures.
 *
 * <p>Threads may share a scorer. The same picture gets the same raw output to 1e-5 alone, among others, in any order
 * and with any number of threads.
 */
public final class Scorer implements AutoCloseable {

    /** Files whose squares are held in memory together, about 2 MB each. */
    private static final int FILES_AT_ONCE = 16;

    private final ModelBundle.Description description;
    private final @Nullable ModelBundle bundle;
    private final Meaning meaning;
    private final @Nullable Preparation preparation;
    private final ImageReader reader = ImageReader.standard();
    private final PictureNetwork network;
    private final Precision precision;

    private Scorer(ModelBundle bundle, ScorerOptions options, PictureNetwork network) {
        this.bundle = bundle;
        this.precision = options.precision();
        this.network = network;
        description = bundle.description();
        meaning = new Meaning(description);
        preparation = Preparation.of(bundle, options);
    }

    private Scorer(BackboneBundle model) {
        bundle = null;
        network = BackboneNetwork.of(model.model());
        description = model.description();
        meaning = new Meaning(description);
        preparation = null;
        precision = Precision.FP32;
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
     * @throws SelfTestException if this machine computes wrong scores
     */
    public static Scorer load(Path model, ScorerOptions options) throws CheckpointException {
        var checkpoint = Checkpoint.read(model);
        options.requireDevice();
        try {
            return BackboneBundle.isPresent(checkpoint)
                    ? of(BackboneBundle.of(checkpoint), options)
                    : of(ModelBundle.of(checkpoint), options);
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(model, String.valueOf(e.getMessage()));
        }
    }

    /**
     * What a model's file says of it, after all of the file has been checked; nothing is run.
     *
     * @throws CheckpointException as {@link #load(Path, ScorerOptions)}
     */
    public static ModelBundle.Description describe(Path model) throws CheckpointException {
        var checkpoint = Checkpoint.read(model);
        return BackboneBundle.isPresent(checkpoint)
                ? BackboneBundle.of(checkpoint).description()
                : ModelBundle.of(checkpoint).description();
    }

    /**
     * Loads a model that ships, to run on the processor; {@link ShippedModels} lists them.
     *
     * @param name such as {@code qpt-iqa-mini}
     * @throws CheckpointException if it is not on the class path
     */
    public static Scorer shipped(String name) throws CheckpointException {
        return of(ShippedModels.read(name), ScorerOptions.DEFAULT);
    }

    /**
     * Scores with a bundle that is in memory, whose weights are copied.
     *
     * @throws IllegalArgumentException if it is not one of a network that scores pictures, or the device is not there
     */
    public static Scorer of(ModelBundle bundle, ScorerOptions options) {
        options.requireDevice();
        boolean clips = bundle.architecture().frames() > 1;
        return new Scorer(bundle, options, clips ? ClipNetwork.of(bundle, options) : Network.of(bundle, options));
    }

    /**
     * Scores with a regression on frozen networks.
     *
     * @throws IllegalArgumentException if a network cannot be run, or an option has no meaning for it
     */
    public static Scorer of(BackboneBundle model, ScorerOptions options) {
        if (options.maxCrops().isPresent() || options.shortSide().isPresent()) {
            throw new IllegalArgumentException(
                    "a regression on a frozen network has views of its own; leave out crops and short side");
        }
        if (!options.device().toString().equals("cpu")) {
            throw new IllegalArgumentException(
                    "a regression on a frozen network runs on the CPU alone, got " + options.device());
        }
        if (options.precision() != Precision.FP32) {
            throw new IllegalArgumentException("a regression on a frozen network is computed in fp32 alone, got "
                    + options.precision().name().toLowerCase(Locale.ROOT));
        }
        SelfTest.require();
        return new Scorer(model);
    }

    /**
     * The HiViT that is scored with.
     *
     * @throws IllegalStateException if it is a regression on a frozen network
     */
    public ModelBundle bundle() {
        if (bundle == null) {
            throw new IllegalStateException(description.name() + " is a regression on a frozen network, no HiViT");
        }
        return bundle;
    }

    /** In which the network is computed. */
    public Precision precision() {
        return precision;
    }

    /** Name, task and calibration of the model that is scored with. */
    public ModelBundle.Description description() {
        return description;
    }

    /** Frames of a clip that the model sees at once, 1 if it is one for pictures. */
    public int frames() {
        return bundle == null ? 1 : bundle.architecture().frames();
    }

    /** Whether {@link #map} says where in a picture the score comes from. */
    public boolean isMappable() {
        return network instanceof Network;
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
        if (network instanceof BackboneNetwork frozen) {
            return frozen.prepare(image);
        }
        var squares = requireNonNull(preparation);
        return network instanceof ClipNetwork
                ? squares.prepare(image, squares.preprocessing().clips().view())
                : squares.prepare(image);
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
            double raw = mean(raws, first, end);
            scores.add(meaning.of(raw, picture.width(), picture.height(), picture.crops()));
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
        if (network instanceof Network pictures) {
            return new MapTiling(requireNonNull(preparation), stop).map(image, pictures);
        }
        throw new IllegalArgumentException(
                network instanceof ClipNetwork
                        ? "a network for clips makes no map of a picture; use one for pictures"
                        : "a regression on a frozen network makes no map of a picture; use a HiViT");
    }

    /** Scores a video file as {@link #score(Video, ClipOptions, BooleanSupplier)} does. */
    public ClipScore scoreVideo(Path file) throws VideoException {
        try (var video = VideoReader.standard().open(file)) {
            return score(video, ClipOptions.DEFAULT, () -> false);
        } catch (IllegalArgumentException e) {
            throw new VideoException(file + ": " + e.getMessage());
        }
    }

    /**
     * Scores a video. A network for clips sees some clips of it, an image network some frames, each as it sees a
     * picture; the score is the mean. Memory does not grow with the length, but for the list of moments.
     *
     * @param stop asked before each frame is looked at and before each pass of the network, on several threads
     * @throws VideoException if the file has gone or changed meanwhile
     * @throws IllegalArgumentException if its frames are under 16 pixels on a side, or more elongated than 50:1
     * @throws CancellationException if {@code stop} said yes
     */
    public ClipScore score(Video video, ClipOptions options, BooleanSupplier stop) throws VideoException {
        return new ClipScoring(watching(video, options), meaning, stop).score(video);
    }

    /**
     * The output of a network for clips on a clip whose frames are cut already, as {@link ClipView} does.
     *
     * @param squares one a frame, in order, each of the network's input side
     * @throws IllegalArgumentException unless it is a network for clips of so many frames of this size
     */
    public double rawOfClip(List<Image> squares) {
        if (!(network instanceof ClipNetwork clips) || squares.size() != clips.frames()) {
            throw new IllegalArgumentException("a clip must have %d frames and its network be one for clips, got %d"
                    .formatted(frames(), squares.size()));
        }
        int side = bundle().architecture().config().imageSize();
        for (Image square : squares) {
            if (square.width() != side || square.height() != side) {
                throw new IllegalArgumentException(
                        "squares must be of %dx%d pixels, got %s".formatted(side, side, square));
            }
        }
        return clips.score(frame -> squares.get(frame).rgb());
    }

    private Watching watching(Video video, ClipOptions options) {
        if (network instanceof ClipNetwork clips) {
            var sampling = options.over(description.preprocessing().clips()).sampling(clips.frames());
            return ClipWatching.of(this, clips, video, sampling);
        }
        return new FrameWatching(this, video, options.still().of(video));
    }

    /** Frees the network. */
    @Override
    public void close() {
        network.close();
    }
}
