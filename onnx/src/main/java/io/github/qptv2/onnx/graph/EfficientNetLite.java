package io.github.qptv2.onnx.graph;

import java.util.List;
import java.util.Map;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.onnx.FloatArray;

/**
 * EfficientNet-Lite0 to 4 without their classifier (Tan and Le, EfficientNet, ICML 2019; the Lite variants have neither
 * squeeze-and-excitation nor swish), from weights under the names of {@code EfficientNet-PyTorch}.
 *
 * <p>Input {@code image}: (B, 3, h, w), {@code (pixel - 127) / 128}, any size. Outputs {@code blockN}, (B, C, h/s,
 * w/s): the last block of each stage but the first, with strides s of 4, 8, 16, 16, 32 and 32. Convolutions are padded
 * as TensorFlow's {@code SAME} at every size; batch norms are folded into them.
 */
public final class EfficientNetLite {

    /** Strides of the first block of each stage; a stage begins where the number of channels changes. */
    private static final List<Integer> STRIDES = List.of(1, 2, 2, 2, 1, 2, 1);

    private static final double EPSILON = 1e-3; // of batch norms, as in the TensorFlow implementation
    private static final float MAX = 6; // of ReLU6
    private static final String STEM = "_conv_stem.weight";

    private final StateDict weights;
    private final Graph graph = new Graph("efficientnet-lite");

    private EfficientNetLite(StateDict weights) {
        this.weights = weights;
    }

    /** Whether the names of the tensors are those of an EfficientNet. */
    public static boolean isPresent(StateDict weights) {
        return weights.contains(STEM) && weights.contains("_blocks.0._project_conv.weight");
    }

    /**
     * The name of the network, {@code efficientnet-lite0} to {@code 4}, by its number of blocks and last channels.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    public static String name(StateDict weights) {
        int blocks = blocks(weights);
        long width =
                weights.get("_blocks." + (blocks - 1) + "._project_conv.weight").shape()[0];
        String shape = blocks + "x" + width;
        return "efficientnet-lite"
                + switch (shape) {
                    case "16x320" -> 0;
                    case "21x320" -> 1;
                    case "21x352" -> 2;
                    case "24x384" -> 3;
                    case "30x448" -> 4;
                    default ->
                        throw new IllegalArgumentException(
                                "an EfficientNet-Lite0 to 4 must have 16, 21, 21, 24 or 30 blocks and 320, 320, 352, 384 or"
                                        + " 448 last channels, got %d and %d".formatted(blocks, width));
                };
    }

    /**
     * The network as an ONNX file.
     *
     * @param entries metadata of the file
     * @throws IllegalArgumentException if a tensor is missing or has another shape
     */
    public static byte[] onnx(StateDict weights, Map<String, String> entries) {
        if (weights.names().stream().anyMatch(name -> name.contains("._se_reduce."))) {
            throw new IllegalArgumentException(
                    "the network has squeeze-and-excitation, which EfficientNet-Lite does not have");
        }
        return new EfficientNetLite(weights).model(entries);
    }

    private static int blocks(StateDict weights) {
        int count = 0;
        while (weights.contains("_blocks." + count + "._project_conv.weight")) {
            count++;
        }
        return count;
    }

    private byte[] model(Map<String, String> entries) {
        String image = graph.input("image", Graph.FLOAT, "batch", "3", "height", "width");
        String x = convolution(image, "_conv_stem", "_bn0", 2, true); // (B, C, h/2, w/2)
        long channels = weights.get(STEM).shape()[0];
        int stage = -1;
        int count = blocks(weights);
        for (int i = 0; i < count; i++) {
            long next = weights.get("_blocks." + i + "._project_conv.weight").shape()[0];
            boolean first = i == 0 || next != channels;
            stage += first ? 1 : 0;
            if (stage >= STRIDES.size()) {
                throw new IllegalArgumentException(
                        "an EfficientNet has %d stages, but block %d begins another".formatted(STRIDES.size(), i));
            }
            x = block(x, "_blocks." + i + ".", first ? STRIDES.get(stage) : 1, !first);
            if (stage > 0 && (i + 1 == count || !sameChannels(i))) {
                graph.output("block" + i, x, Graph.FLOAT, "batch", Long.toString(next), "h" + stage, "w" + stage);
            }
            channels = next;
        }
        if (stage + 1 != STRIDES.size()) {
            throw new IllegalArgumentException(
                    "an EfficientNet has %d stages, got %d".formatted(STRIDES.size(), stage + 1));
        }
        return graph.model(entries);
    }

    private boolean sameChannels(int block) {
        return weights.get("_blocks." + (block + 1) + "._project_conv.weight").shape()[0]
                == weights.get("_blocks." + block + "._project_conv.weight").shape()[0];
    }

    /** An inverted residual block: expansion, depthwise convolution, projection. */
    private String block(String input, String prefix, int stride, boolean residual) {
        String x = input;
        if (weights.contains(prefix + "_expand_conv.weight")) {
            x = convolution(x, prefix + "_expand_conv", prefix + "_bn0", 1, true);
        }
        x = convolution(x, prefix + "_depthwise_conv", prefix + "_bn1", stride, true);
        x = convolution(x, prefix + "_project_conv", prefix + "_bn2", 1, false);
        return residual ? graph.node("Add", List.of(x, input)) : x;
    }

    /** A convolution with its batch norm, then ReLU6 if {@code active}. */
    private String convolution(String x, String name, String norm, int stride, boolean active) {
        var kernel = weights.get(name + ".weight"); // (out, in / groups, k, k)
        long[] shape = kernel.shape();
        if (shape.length != 4 || shape[2] != shape[3]) {
            throw new IllegalArgumentException(
                    "tensor %s.weight must have the shape (out, in, k, k), got %s".formatted(name, kernel));
        }
        int out = Math.toIntExact(shape[0]);
        float[] values = kernel.toFloats();
        float[] gain = vector(norm + ".weight", out), shift = vector(norm + ".bias", out);
        float[] mean = vector(norm + ".running_mean", out), variance = vector(norm + ".running_var", out);
        float[] folded = new float[values.length], bias = new float[out];
        int each = values.length / out;
        for (int c = 0; c < out; c++) {
            double factor = gain[c] / Math.sqrt(variance[c] + EPSILON);
            bias[c] = (float) (shift[c] - mean[c] * factor);
            for (int i = c * each; i < (c + 1) * each; i++) {
                folded[i] = (float) (values[i] * factor);
            }
        }
        boolean depthwise = name.endsWith("_depthwise_conv");
        String y = graph.node(
                "Conv",
                List.of(
                        x,
                        graph.constant(name + ".weight", new FloatArray(folded, shape)),
                        graph.constant(name + ".bias", new FloatArray(bias, out))),
                Attributes.text("auto_pad", "SAME_UPPER"),
                Attributes.integer("group", depthwise ? out : 1),
                Attributes.integers("kernel_shape", shape[2], shape[3]),
                Attributes.integers("strides", stride, stride));
        return active ? graph.node("Clip", List.of(y, graph.scalar(0), graph.scalar(MAX))) : y;
    }

    private float[] vector(String name, int size) {
        var weight = weights.get(name);
        if (weight.elements() != size) {
            throw new IllegalArgumentException("tensor %s must have %d elements, got %s".formatted(name, size, weight));
        }
        return weight.toFloats();
    }
}
