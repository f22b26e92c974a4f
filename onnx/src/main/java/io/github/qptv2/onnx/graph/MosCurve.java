package io.github.qptv2.onnx.graph;

import java.util.List;

/** Maps a raw output to a MOS: {@code floor + (ceiling - floor) / (1 + exp(-slope (raw - center)))}. */
public record MosCurve(double floor, double ceiling, double center, double slope) {

    String of(Graph graph, String raw) {
        String away = graph.node("Sub", List.of(raw, graph.scalar((float) center)));
        String share = graph.node("Sigmoid", List.of(graph.node("Mul", List.of(away, graph.scalar((float) slope)))));
        String above = graph.node("Mul", List.of(share, graph.scalar((float) (ceiling - floor))));
        return graph.node("Add", List.of(above, graph.scalar((float) floor)));
    }
}
