package io.github.qptv2.onnx.graph;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;

import io.github.qptv2.onnx.graph.HiVitGraph.Output;

/**
 * Runs a network on one image or clip of a batch after the other (Scan), so that nothing in a batch can change what
 * becomes of another, and the memory is that of one.
 */
record OneByOne(Layers layers, Trunk trunk) {

    /**
     * Features of a batch.
     *
     * @param sequence of what is run over, (B, ...)
     * @param pixels declares the input of a step, one of the sequence, and makes pixels of it, (1, 3, ...)
     * @param wanted of the features
     * @return each of them, (B, ...)
     */
    Map<Output, String> of(String sequence, Function<Graph, String> pixels, Set<Output> wanted) {
        var body = layers.graph().body("one");
        var inside = layers.in(body);
        var features = trunk.of(inside, pixels.apply(body));
        for (var output : wanted) {
            long[] shape = Features.shape(output, trunk);
            body.output("one_" + output.label(), inside.reshape(features.of(output), shape), shape);
        }
        var names = layers.graph()
                .nodes(
                        "Scan",
                        wanted.size(),
                        List.of(sequence),
                        Attributes.graph("body", body.proto()),
                        Attributes.integer("num_scan_inputs", 1));
        var found = new EnumMap<Output, String>(Output.class);
        int next = 0;
        for (var output : wanted) {
            found.put(output, names.get(next++));
        }
        return found;
    }

    /** Pixels that are at hand, one image or clip a step. */
    static Function<Graph, String> pixels(Trunk trunk) {
        return body -> {
            String one = body.input("one", trunk.pixels());
            long[] batch = LongStream.concat(LongStream.of(1), LongStream.of(trunk.pixels())).toArray();
            return body.node("Reshape", List.of(one, body.constant(batch)));
        };
    }
}
