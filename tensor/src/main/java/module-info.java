/** Tensors, automatic differentiation, optimizers and collectives over libtorch. */
@SuppressWarnings("module") // a digit ends a part of the name
module io.github.qptv2.tensor {
    requires static transitive org.jspecify;
    requires transitive io.github.qptv2.architecture;
    requires com.sun.jna;
    requires transitive org.bytedeco.javacpp;
    requires org.bytedeco.openblas;
    requires transitive org.bytedeco.pytorch;
    requires org.slf4j;

    exports io.github.qptv2.nn;
    exports io.github.qptv2.tensor;
    exports io.github.qptv2.tensor.distributed;
    exports io.github.qptv2.tensor.optim;
}
