package io.github.qptv2.scoring.export;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Objects;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.github.qptv2.media.image.Image;

/** An ONNX file in ONNX Runtime as its own documentation shows, with nothing of ours. */
final class PlainOnnx implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    PlainOnnx(byte[] file) throws OrtException {
        try (var options = new SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = environment.createSession(file, options);
        }
    }

    Map<String, String> metadata() throws OrtException {
        return session.getMetadata().getCustomMetadata();
    }

    /** An entry of the metadata. */
    String entry(String key) throws OrtException {
        return Objects.requireNonNull(metadata().get(key), key);
    }

    /** An output for a decoded image. */
    float of(Image image, String output) throws OrtException {
        byte[] rgb = image.rgb();
        var bytes = ByteBuffer.allocateDirect(rgb.length).put(rgb).flip();
        long[] shape = {image.height(), image.width(), 3};
        try (var tensor = OnnxTensor.createTensor(environment, bytes, shape, OnnxJavaType.UINT8)) {
            return first("image", tensor, output);
        }
    }

    /** The score of a tensor. */
    float score(String input, float[] values, long... shape) throws OrtException {
        try (var tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape)) {
            return first(input, tensor, "score");
        }
    }

    private float first(String input, OnnxTensor tensor, String output) throws OrtException {
        try (var result = session.run(Map.of(input, tensor))) {
            var found = (OnnxTensor) result.get(output).orElseThrow();
            return Objects.requireNonNull(found.getFloatBuffer()).get(0);
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
