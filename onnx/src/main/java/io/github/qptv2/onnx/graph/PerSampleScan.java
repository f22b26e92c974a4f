package io.github.qptv2.onnx.graph;

import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;

import io.github.qptv2.architecture.Pooling;

/**
 * Runs a network on the images or clips of a batch one at a time (Scan), so that results do not depend on the batch and
 * the memory is that of one sample.
 *
 * @param pooling for {@link Output#SCORE} and {@link Output#VECTOR}
 */
record PerSampleScan(Layers layers, Encoder encoder, Pooling pooling) {

    /**
     * Outputs of a batch.
     *
     * @param sequence the batch, (B, ...)
     * @param pixels declares the input of a step, one sample, and maps it to pixels, (1, 3, ...)
     * @return each of the outputs, (B, ...)
     */
    List<String> of(String sequence, Function<Graph, String> pixels, List<Output> outputs) {
        var body = layers.graph().body("one");
        var inside = layers.in(body);
        var network = new Network(inside, encoder, pixels.apply(body), pooling);
        for (var output : outputs) {
            long[] shape = Network.shape(output, encoder, layers);
            body.output("one_" + output.label(), inside.reshape(network.of(output), shape), shape);
        }
        return layers.graph()
                .nodes(
                        "Scan",
                        outputs.size(),
                        List.of(sequence),
                        Attributes.graph("body", body.proto()),
                        Attributes.integer("num_scan_inputs", 1));
    }

    /** Steps whose samples are pixels of one image or clip. */
    static Function<Graph, String> pixels(Encoder encoder) {
        return body -> {
            String one = body.input("one", encoder.pixels());
            long[] batch = LongStream.concat(LongStream.of(1), LongStream.of(encoder.pixels()))
                    .toArray();
            return body.node("Reshape", List.of(one, body.constant(batch)));
        };
    }
}
