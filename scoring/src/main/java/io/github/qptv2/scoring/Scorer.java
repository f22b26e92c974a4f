package io.github.qptv2.scoring;

import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.video.Video;
import io.github.qptv2.media.video.VideoException;
import io.github.qptv2.onnx.Precision;
import io.github.qptv2.scoring.bundle.BackboneBundle;
import io.github.qptv2.scoring.bundle.BuiltInModels;
import io.github.qptv2.scoring.bundle.FrameTransform;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.ModelDescription;
import io.github.qptv2.scoring.internal.CloseGuard;

/**
 * Scores images and videos with one model.
 *
 * <pre>{@code
 * try (var scorer = Scorer.load(Path.of("qpt-iqa-mini.safetensors"))) {
 *     Score score = scorer.score(Path.of("holiday.jpg"));
 *     System.out.println(score.raw());
 *     VideoScore video = scorer.scoreVideo(Path.of("holiday.mp4"));
 *     System.out.println(video.whole().raw() + ", worst segments " + video.p10());
 * }
 * }</pre>
 *
 * <p>Image and video models both accept images and videos: an image model scores sampled frames, a video model scores
 * an image as a clip of repeated frames. A {@link BackboneBundle} is an image model. For many files see
 * {@link io.github.qptv2.scoring.batch.BatchScorer}.
 *
 * <p>Threads may share a scorer. An image gets the same raw output to 1e-5 alone or in a batch, in any order and with
 * any number of threads.
 *
 * <p>An image that cannot be read or scored is an {@link ImageException} whatever its form (file, stream, decoded), a
 * video a {@link VideoException}; {@link IllegalArgumentException} means a wrong argument. After {@link #close} every
 * method that scores throws {@link IllegalStateException}.
 *
 * @since 0.1
 */
public final class Scorer implements AutoCloseable {

    private static final MediaSource SOURCE = MediaSource.STANDARD;

    private final LoadedModel model;
    private final CloseGuard guard;

    private Scorer(LoadedModel model) {
        this.model = model;
        guard = new CloseGuard("scorer", model.network()::close);
    }

    /** Loads a bundle or a raw checkpoint, to run on the CPU. */
    public static Scorer load(Path model) throws CheckpointException {
        return load(model, ScorerOptions.DEFAULT);
    }

    /**
     * Loads a bundle or a raw checkpoint.
     *
     * @throws CheckpointException if the file is no checkpoint, or its network cannot score
     * @throws IllegalArgumentException if the device is not available, or an option has no meaning for the model
     * @throws SelfTestException if this machine computes wrong scores
     */
    public static Scorer load(Path model, ScorerOptions options) throws CheckpointException {
        return new Scorer(ModelLoader.load(model, options));
    }

    /**
     * Reads and checks a model's file without loading a network.
     *
     * @throws CheckpointException as {@link #load(Path, ScorerOptions)}
     */
    public static ModelDescription describe(Path model) throws CheckpointException {
        var checkpoint = Checkpoint.read(model);
        return BackboneBundle.isPresent(checkpoint)
                ? BackboneBundle.of(checkpoint).description()
                : ModelBundle.of(checkpoint).description();
    }

    /**
     * Loads a built-in model, to run on the CPU; {@link BuiltInModels} lists them.
     *
     * @param name such as {@code qpt-iqa-mini}
     * @throws CheckpointException if it is not on the class path, or needs a network that was not imported
     */
    public static Scorer builtIn(String name) throws CheckpointException {
        return builtIn(name, ScorerOptions.DEFAULT);
    }

    /**
     * Loads a built-in model.
     *
     * @throws CheckpointException as {@link #builtIn(String)}
     * @throws IllegalArgumentException if an option has no meaning for it, or the device is not available
     * @since 0.2
     */
    public static Scorer builtIn(String name, ScorerOptions options) throws CheckpointException {
        return new Scorer(ModelLoader.load(BuiltInModels.checkpoint(name), options));
    }

    /**
     * Loads a bundle that is in memory; its weights are copied.
     *
     * @throws IllegalArgumentException if its network cannot score, or the device is not available
     */
    public static Scorer of(ModelBundle bundle, ScorerOptions options) {
        return new Scorer(ModelLoader.load(bundle, options));
    }

    /**
     * Loads a regression on frozen networks.
     *
     * @throws IllegalArgumentException if a network cannot be run, or an option has no meaning for it
     */
    public static Scorer of(BackboneBundle model, ScorerOptions options) {
        return new Scorer(ModelLoader.load(model, options));
    }

    /**
     * The HiViT of this scorer.
     *
     * @throws IllegalStateException if the model is a regression on a frozen network
     */
    public ModelBundle bundle() {
        var bundle = model.bundle();
        if (bundle == null) {
            throw new IllegalStateException(description().name() + " is a regression on a frozen network, no HiViT");
        }
        return bundle;
    }

    /** Precision in which the network is computed. */
    public Precision precision() {
        return model.precision();
    }

    /**
     * The content hash of the model, see {@link ModelBundle#contentHash}; computed once, at the first call.
     *
     * @since 0.2
     */
    public String modelHash() {
        return model.hash().value();
    }

    /**
     * The settings that determine the score of an image beside the model and the precision, such as {@code max_crops=15
     * short_side=512}; empty for a regression on frozen networks, which has none.
     *
     * @since 0.2
     */
    public String imageSettings() {
        return new ScoringSettings(model).ofImages();
    }

    /**
     * The same of a video, such as {@code fps=1.0 max_crops=15} for an image network and {@code clips=4} for a network
     * for clips.
     *
     * @since 0.2
     */
    public String videoSettings(VideoOptions options) {
        return new ScoringSettings(model).ofVideos(options);
    }

    /** Crops per forward pass, at least 1. */
    public int batch() {
        return model.batch();
    }

    /** Upper limit of {@link ModelInput#bytes} of this scorer's inputs. */
    public long inputBytes() {
        return model.inputBytes();
    }

    /** Name, task and calibration of the model. */
    public ModelDescription description() {
        return model.scoreMapper().model();
    }

    /** Number of frames of the network's input, 1 for an image model. */
    public int frames() {
        return model.frames();
    }

    /** Whether {@link #map} is supported: a HiViT for images. */
    public boolean isMappable() {
        return LocalQuality.isSupported(model);
    }

    /**
     * Whether scores of images have {@link Score#distortions}: a HiViT for images with a distortion head.
     *
     * @since 0.2
     */
    public boolean isExplainable() {
        return model.distortionHead().isPresent();
    }

    /**
     * Scores an image file; of a RAW photograph the largest preview that the camera has embedded.
     *
     * @throws ImageException in one line that names the file, if it cannot be read or scored
     */
    public Score score(Path file) throws ImageException {
        guard.requireOpen();
        return score(SOURCE.read(file), file.toString());
    }

    /**
     * Scores the image in a stream, which is read to its end and stays open.
     *
     * @param name of the image in exceptions
     * @throws ImageException in one line that begins with {@code name}, if it cannot be read or scored
     */
    public Score score(InputStream stream, String name) throws ImageException {
        guard.requireOpen();
        return score(SOURCE.read(stream, name), name);
    }

    private Score score(Image image, String name) throws ImageException {
        return scoreInputs(List.of(MediaSource.named(name, () -> prepare(image))))
                .get(0);
    }

    /**
     * Scores an image of Java 2D; transparent pixels are composited over white.
     *
     * @throws ImageException as {@link #score(Image)}
     */
    public Score score(BufferedImage image) throws ImageException {
        guard.requireOpen();
        return score(Image.of(image));
    }

    /**
     * Scores a decoded image.
     *
     * @throws ImageException if it is under 16 pixels on a side, or more elongated than 50:1
     */
    public Score score(Image image) throws ImageException {
        return score(List.of(image)).get(0);
    }

    /**
     * Scores decoded images; crops of several share a pass of the network.
     *
     * @throws ImageException as {@link #score(Image)}, for the first that cannot be scored
     */
    public List<Score> score(List<Image> images) throws ImageException {
        guard.requireOpen();
        var inputs = new ArrayList<ModelInput>(images.size());
        for (Image image : images) {
            inputs.add(prepare(image));
        }
        return scoreInputs(inputs);
    }

    /**
     * The first half of scoring, which needs no network: resizes an image and cuts it into crops.
     *
     * @throws ImageException as {@link #score(Image)}
     */
    public ModelInput prepare(Image image) throws ImageException {
        try (var call = guard.enter()) {
            return model.prepare(image).withNote(image.note().orElse(""));
        }
    }

    /**
     * The second half of scoring: runs the network on prepared images; scores are in their order.
     *
     * @throws IllegalArgumentException if an input was prepared for crops of another size, by another model
     */
    public List<Score> scoreInputs(List<ModelInput> inputs) {
        var scores = new ArrayList<Score>(inputs.size());
        scoreInputs(inputs, new CancellationToken(), scores::add);
        return scores;
    }

    /**
     * As {@link #scoreInputs(List)}, until canceled.
     *
     * @param each given the scores in order; after a cancellation, those of the images that were complete
     * @throws CancellationException if {@code token} is canceled before the last pass
     */
    public void scoreInputs(List<ModelInput> inputs, CancellationToken token, Consumer<? super Score> each) {
        try (var call = guard.enter()) {
            model.score(inputs, token, each);
        }
    }

    /**
     * Maps the local quality of an image: the head's output for each token of 16 x 16 pixels by itself.
     *
     * @throws ImageException as {@link #score(Image)}
     * @throws UnsupportedOperationException unless {@link #isMappable}
     */
    public QualityMap map(Image image) throws ImageException {
        return map(image, new CancellationToken());
    }

    /**
     * As {@link #map(Image)}, until canceled.
     *
     * @throws CancellationException if {@code token} is canceled before the last pass
     */
    public QualityMap map(Image image, CancellationToken token) throws ImageException {
        guard.requireOpen();
        var quality = LocalQuality.of(model);
        try (var call = guard.enter()) {
            return quality.map(image, token);
        }
    }

    /**
     * Scores a video file, sampled as {@link VideoOptions#DEFAULT} says.
     *
     * @throws VideoException in one line that names the file, if it cannot be read or scored
     */
    public VideoScore scoreVideo(Path file) throws VideoException {
        guard.requireOpen();
        return SOURCE.withVideo(file, video -> score(video, VideoOptions.DEFAULT, new CancellationToken()));
    }

    /**
     * Scores a video: a video network scores sampled clips, an image network sampled frames, each as an image; the raw
     * output is their mean. Apart from the list of segments, memory does not grow with the length of the video.
     *
     * @throws VideoException if the file was removed or changed, or its frames are under 16 pixels on a side, or more
     *     elongated than 50:1
     * @throws CancellationException if {@code token} is canceled; it is read before each frame and each pass
     */
    public VideoScore score(Video video, VideoOptions options, CancellationToken token) throws VideoException {
        try (var call = guard.enter()) {
            return VideoScoring.of(model, video, options, token).score(video);
        }
    }

    /**
     * Raw output of a video network on frames that are already cropped, see {@link FrameTransform}.
     *
     * @param crops one per frame, in order, each of the network's input size
     * @throws IllegalArgumentException unless the network is a video network with this number of frames and this input
     *     size
     */
    public double rawOfClip(List<Image> crops) {
        guard.requireOpen();
        var clip = new CroppedClip(model, crops);
        try (var call = guard.enter()) {
            return clip.raw();
        }
    }

    /** Whether {@link #close} was called. */
    public boolean isClosed() {
        return guard.isClosed();
    }

    /**
     * Frees the network, after the calls in progress on other threads have ended. Later calls throw
     * {@link IllegalStateException}: "scorer is closed".
     *
     * @throws IllegalStateException inside a call of the same scorer, such as from the consumer of {@link #scoreInputs}
     */
    @Override
    public void close() {
        guard.close();
    }
}
