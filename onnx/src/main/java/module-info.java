/** Sessions of ONNX Runtime and networks written as ONNX graphs. */
@SuppressWarnings("module") // a digit ends a part of the name, and the modules named below are compiled later
module io.github.qptv2.onnx {
    requires static transitive org.jspecify;
    requires transitive io.github.qptv2.architecture;
    requires com.microsoft.onnxruntime;
    // the next two are packed into this module's jar under other names, and need the two after them
    requires static com.google.protobuf;
    requires static org.tribuo.util.onnx;
    requires java.logging;
    requires jdk.unsupported;

    exports io.github.qptv2.onnx;
    exports io.github.qptv2.onnx.graph to
            io.github.qptv2.scoring;
}
