package io.github.qptv2.scoring.internal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

import io.github.qptv2.architecture.VideoConfig;
import io.github.qptv2.onnx.FloatArray;
import io.github.qptv2.onnx.OnnxException;
import io.github.qptv2.onnx.OnnxSession;
import io.github.qptv2.onnx.graph.GraphOptions;
import io.github.qptv2.onnx.graph.HiVitGraph;
import io.github.qptv2.onnx.graph.Output;
import io.github.qptv2.scoring.bundle.ModelBundle;

/** A HiViT for clips and its input normalization. Each pass takes one clip, which bounds the memory. */
public final class VideoScoringNetwork implements CropNetwork {

    private static final String CLIPS = "clips";
    private static final String SCORE = "score";

    private final OnnxSession session;
    private final VideoConfig config;
    private final PixelPlanes pixels;

    private VideoScoringNetwork(OnnxSession session, VideoConfig config, PixelPlanes pixels) {
        this.session = session;
        this.config = config;
        this.pixels = pixels;
    }

    /**
     * The whole network.
     *
     * @throws IllegalArgumentException if it has no quality head
     */
    public static VideoScoringNetwork of(ModelBundle bundle, NetworkOptions options) {
        var architecture = bundle.architecture();
        if (!architecture.hasHead()) {
            throw new IllegalArgumentException("an encoder without a quality head cannot score; fine-tune it first");
        }
        var inferenceConfig = bundle.description().inferenceConfig();
        var config = new VideoConfig(architecture.config(), architecture.frames());
        var computed = new GraphOptions(inferenceConfig.epsilon(), inferenceConfig.pooling(), EnumSet.of(Output.SCORE))
                .withPrecision(options.precision());
        byte[] graph = HiVitGraph.video(bundle.weights(), config, computed);
        var pixels = new PixelPlanes(inferenceConfig, config.image().imageSize(), config.frames());
        return new VideoScoringNetwork(
                OnnxSessions.open(graph, options.onnx().withoutMemoryPatterns()), config, pixels);
    }

    /** Frames F of a clip. */
    public int frames() {
        return config.frames();
    }

    @Override
    public int side() {
        return config.image().imageSize();
    }

    /** Scores each crop as a clip whose frames are all the same. */
    @Override
    public float[] scores(CropBatch crops, BooleanSupplier stop) {
        var scores = new float[crops.count()];
        for (int crop = 0; crop < scores.length; crop++) {
            if (stop.getAsBoolean()) {
                return Arrays.copyOf(scores, crop);
            }
            byte[] still = crops.pixels(crop);
            scores[crop] = score(frame -> still);
        }
        return scores;
    }

    /**
     * Raw output of a clip.
     *
     * @param frames unsigned RGB bytes of each frame's crop, (S, S, 3)
     */
    public float score(IntFunction<byte[]> frames) {
        int side = side();
        var values = new float[pixels.size()];
        for (int frame = 0; frame < config.frames(); frame++) {
            pixels.write(frames.apply(frame), values, 0, frame);
        }
        var clip = new FloatArray(values, 1, 3, config.frames(), side, side);
        try {
            return session.run(Map.of(CLIPS, clip), SCORE).values()[0];
        } catch (OnnxException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
