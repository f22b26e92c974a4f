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
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.video.Video;
import io.github.qptv2.media.video.VideoException;
import io.github.qptv2.media.video.VideoReader;
import io.github.qptv2.onnx.Precision;
import io.github.qptv2.scoring.bundle.BackboneBundle;
import io.github.qptv2.scoring.bundle.BuiltInModels;
import io.github.qptv2.scoring.bundle.FrameTransform;
import io.github.qptv2.scoring.bundle.ModelBundle;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * Scores images and videos with one model.
 *
 * <pre>{@code
 * try (var scorer = Scorer.load(Path.of("qpt-iqa-mini.safetensors"))) {
 *     Score score = scorer.score(Path.of("holiday.jpg"));
 *     System.out.println(score.raw());
 *     VideoScore clip = scorer.scoreVideo(Path.of("holiday.mp4"));
 *     System.out.println(clip.whole().raw() + ", at its worst " + clip.p10());
 * }
 * }</pre>
 *
 * <p>The model may be one for images or one for clips, and either takes both: a network for images sees frames of a
 * video, a network for clips sees an image as a clip that stands still. A {@link BackboneBundle} is a model for images.
 *
 * <p>Threads may share a scorer. The same image gets the same raw output to 1e-5 alone, among others, in any order and
 * with any number of threads.
 */
public final class Scorer implements AutoCloseable {

    /** Files whose crops are held in memory together, about 2 MB each. */
    private static final int FILES_AT_ONCE = 16;

    private final ModelBundle.Description description;
    private final @Nullable ModelBundle bundle;
    private final ScoreMapper scoreMapper;
    private final @Nullable Preprocessor preprocessor;
    private final ImageReader reader = ImageReader.standard();
    private final CropNetwork network;
    private final Precision precision;

    private Scorer(ModelBundle bundle, ScorerOptions options, CropNetwork network) {
        this.bundle = bundle;
        this.precision = options.precision();
        this.network = network;
        description = bundle.description();
        scoreMapper = new ScoreMapper(description);
        preprocessor = Preprocessor.of(bundle, options);
    }

    private Scorer(BackboneBundle model) {
        bundle = null;
        network = BackboneNetwork.of(model.model());
        description = model.description();
        scoreMapper = new ScoreMapper(description);
        preprocessor = null;
        precision = Precision.FP32;
    }

    /** Loads a bundle or a raw checkpoint to run on the processor. */
    public static Scorer load(Path model) throws CheckpointException {
        return load(model, ScorerOptions.DEFAULT);
    }

    /**
     * Loads a bundle or a raw checkpoint.
     *
     * @throws CheckpointException if the file is no checkpoint, or not one of a network that scores images
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
     * Loads a model that ships, to run on the processor; {@link BuiltInModels} lists them.
     *
     * @param name such as {@code qpt-iqa-mini}
     * @throws CheckpointException if it is not on the class path
     */
    public static Scorer builtIn(String name) throws CheckpointException {
        return of(BuiltInModels.read(name), ScorerOptions.DEFAULT);
    }

    /**
     * Scores with a bundle that is in memory, whose weights are copied.
     *
     * @throws IllegalArgumentException if it is not one of a network that scores images, or the device is not there
     */
    public static Scorer of(ModelBundle bundle, ScorerOptions options) {
        options.requireDevice();
        boolean clips = bundle.architecture().frames() > 1;
        return new Scorer(
                bundle,
                options,
                clips ? VideoScoringNetwork.of(bundle, options) : ImageScoringNetwork.of(bundle, options));
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

    /** Frames of a clip that the model sees at once, 1 if it is one for images. */
    public int frames() {
        return bundle == null ? 1 : bundle.architecture().frames();
    }

    /** Whether {@link #map} says where in an image the score comes from. */
    public boolean isMappable() {
        return network instanceof ImageScoringNetwork;
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

    /** Scores an image of Java's own imaging; transparent pixels are laid over white. */
    public Score score(BufferedImage image) {
        return score(Image.of(image));
    }

    /**
     * Scores a decoded image.
     *
     * @throws IllegalArgumentException if it is under 16 pixels on a side, or more elongated than 50:1
     */
    public Score score(Image image) {
        return scoreInput(List.of(prepare(image))).get(0);
    }

    /** Scores decoded images; crops of several share a pass of the network. */
    public List<Score> score(List<Image> images) {
        return scoreInput(images.stream().map(this::prepare).toList());
    }

    /** Scores files; crops of several share a pass of the network. The first that cannot be read ends it. */
    public List<Score> scoreFiles(List<Path> files) throws ImageException {
        var scores = new ArrayList<Score>(files.size());
        for (int first = 0; first < files.size(); first += FILES_AT_ONCE) {
            var modelInput = new ArrayList<ModelInput>(FILES_AT_ONCE);
            for (var file : files.subList(first, Math.min(first + FILES_AT_ONCE, files.size()))) {
                try {
                    modelInput.add(prepare(reader.read(file)));
                } catch (IllegalArgumentException e) {
                    throw new ImageException(file + ": " + e.getMessage(), e);
                }
            }
            scores.addAll(scoreInput(modelInput));
        }
        return scores;
    }

    /**
     * Does the part of scoring that needs no network, on any thread.
     *
     * @throws IllegalArgumentException if the image is under 16 pixels on a side, or more elongated than 50:1
     */
    public ModelInput prepare(Image image) {
        if (network instanceof BackboneNetwork frozen) {
            return frozen.prepare(image);
        }
        var crops = requireNonNull(preprocessor);
        return network instanceof VideoScoringNetwork
                ? crops.prepare(image, crops.preprocessing().clips().view())
                : crops.prepare(image);
    }

    /** Scores prepared images, in their order. */
    public List<Score> scoreInput(List<ModelInput> images) {
        return scoreInput(images, () -> false);
    }

    /**
     * Scores prepared images, in their order, until told to stop.
     *
     * @param stop asked before each pass of the network, perhaps on other threads
     * @return a score for each image, or for the first few if {@code stop} said yes before the others were through
     */
    public List<Score> scoreInput(List<ModelInput> images, BooleanSupplier stop) {
        float[] raws = network.scores(CropBatch.of(images), stop);
        var scores = new ArrayList<Score>(images.size());
        int first = 0;
        for (var image : images) {
            int end = first + image.crops();
            if (end > raws.length) {
                break;
            }
            double raw = mean(raws, first, end);
            scores.add(scoreMapper.of(raw, image.width(), image.height(), image.crops()));
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
     * Says where in an image the score comes from: the head's answer to every 16 x 16 pixel unit by itself.
     *
     * @throws IllegalArgumentException if the image is under 16 pixels on a side, or more elongated than 50:1
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
        if (network instanceof ImageScoringNetwork images) {
            return new MapTiling(requireNonNull(preprocessor), stop).map(image, images);
        }
        throw new IllegalArgumentException(
                network instanceof VideoScoringNetwork
                        ? "a network for clips makes no map of an image; use one for images"
                        : "a regression on a frozen network makes no map of an image; use a HiViT");
    }

    /** Scores a video file as {@link #score(Video, VideoOptions, BooleanSupplier)} does. */
    public VideoScore scoreVideo(Path file) throws VideoException {
        try (var video = VideoReader.standard().open(file)) {
            return score(video, VideoOptions.DEFAULT, () -> false);
        } catch (IllegalArgumentException e) {
            throw new VideoException(file + ": " + e.getMessage());
        }
    }

    /**
     * Scores a video. A network for clips sees some clips of it, an image network some frames, each as it sees a image;
     * the score is the mean. Memory does not grow with the length, but for the list of moments.
     *
     * @param stop asked before each frame is looked at and before each pass of the network, on several threads
     * @throws VideoException if the file has gone or changed meanwhile
     * @throws IllegalArgumentException if its frames are under 16 pixels on a side, or more elongated than 50:1
     * @throws CancellationException if {@code stop} said yes
     */
    public VideoScore score(Video video, VideoOptions options, BooleanSupplier stop) throws VideoException {
        return new VideoScoring(sampler(video, options), scoreMapper, stop).score(video);
    }

    /**
     * The output of a network for clips on a clip whose frames are cut already, as {@link FrameTransform} does.
     *
     * @param crops one a frame, in order, each of the network's input side
     * @throws IllegalArgumentException unless it is a network for clips of so many frames of this size
     */
    public double rawOfClip(List<Image> crops) {
        if (!(network instanceof VideoScoringNetwork clips) || crops.size() != clips.frames()) {
            throw new IllegalArgumentException("a clip must have %d frames and its network be one for clips, got %d"
                    .formatted(frames(), crops.size()));
        }
        int side = bundle().architecture().config().imageSize();
        for (Image crop : crops) {
            if (crop.width() != side || crop.height() != side) {
                throw new IllegalArgumentException("crops must be of %dx%d pixels, got %s".formatted(side, side, crop));
            }
        }
        return clips.score(frame -> crops.get(frame).rgb());
    }

    private VideoSampler sampler(Video video, VideoOptions options) {
        if (network instanceof VideoScoringNetwork clips) {
            var sampling = options.over(description.preprocessing().clips()).sampling(clips.frames());
            return ClipSampler.of(this, clips, video, sampling);
        }
        return new FrameSampler(this, video, options.still().of(video));
    }

    /** Frees the network. */
    @Override
    public void close() {
        network.close();
    }
}
