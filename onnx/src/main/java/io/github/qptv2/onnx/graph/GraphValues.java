package io.github.qptv2.onnx.graph;

import java.util.Arrays;
import java.util.List;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

/** Descriptions of a graph's inputs and outputs. */
final class GraphValues {

    private static final String FREE = "batch";

    private GraphValues() {}

    /** A tensor of 32-bit floats or another type; -1 is a free dimension. */
    static ValueInfoProto of(String name, TensorProto.DataType type, long... shape) {
        return of(
                name,
                type,
                Arrays.stream(shape)
                        .mapToObj(size -> size < 0 ? FREE : Long.toString(size))
                        .toList());
    }

    /** A tensor whose dimensions are numbers or names of free dimensions. */
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
