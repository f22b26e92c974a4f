package io.github.qptv2.onnx.graph;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import io.github.qptv2.onnx.FloatArray;

/** Constants in ONNX's format. */
final class GraphConstants {

    private GraphConstants() {}

    /** 32-bit floats. */
    static TensorProto floats(String name, FloatArray values) {
        var bytes = buffer(Float.BYTES * values.values().length);
        bytes.asFloatBuffer().put(values.values());
        return of(name, TensorProto.DataType.FLOAT, bytes, values.shape());
    }

    /** 64-bit floats; a single one is a scalar. */
    static TensorProto doubles(String name, List<Double> values) {
        var bytes = buffer(Double.BYTES * values.size());
        values.forEach(bytes::putDouble);
        return of(
                name,
                TensorProto.DataType.DOUBLE,
                bytes.flip(),
                values.size() == 1 ? new long[] {} : new long[] {values.size()});
    }

    /** 64-bit integers. */
    static TensorProto integers(String name, long[] values, long... shape) {
        var bytes = buffer(Long.BYTES * values.length);
        bytes.asLongBuffer().put(values);
        return of(name, TensorProto.DataType.INT64, bytes, shape);
    }

    /** 8-bit integers. */
    static TensorProto bytes(String name, byte[] values, long... shape) {
        return of(name, TensorProto.DataType.INT8, ByteBuffer.wrap(values), shape);
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static TensorProto of(String name, TensorProto.DataType type, ByteBuffer bytes, long... shape) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .addAllDims(Arrays.stream(shape).boxed().toList())
                .setRawData(ByteString.copyFrom(bytes))
                .build();
    }
}
