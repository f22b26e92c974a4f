package io.github.qptv2.onnx.graph;

import java.util.Arrays;
import java.util.List;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

/** Descriptions of what goes into a graph and what comes out. */
final class GraphValues {

    private static final String FREE = "batch";

    private GraphValues() {}

    /** A tensor of which -1 stands for a free dimension. */
    static ValueInfoProto of(String name, TensorProto.DataType type, long... shape) {
        return of(
                name,
                type,
                Arrays.stream(shape)
                        .mapToObj(size -> size < 0 ? FREE : Long.toString(size))
                        .toList());
    }

    /** A tensor whose dimensions are numbers, or the names of free ones. */
    static ValueInfoProto of(String name, TensorProto.DataType type, List<String> shape) {
        var dimensions = TensorShapeProto.newBuilder();
        for (String size : shape) {
            if (Character.isDigit(size.charAt(0))) {
                dimensions.addDimBuilder().setDimValue(Long.parseLong(size));
            } else {
                dimensions.addDimBuilder().setDimParam(size);
            }
        }
        var tensor = TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(dimensions);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
