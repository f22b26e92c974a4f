/** Reads PyTorch checkpoints and safetensors; writes safetensors. */
@SuppressWarnings("module") // a digit ends a part of the name
module io.github.qptv2.checkpoint {
    requires static transitive org.jspecify;
    requires io.github.qptv2.io;

    exports io.github.qptv2.checkpoint;
    exports io.github.qptv2.checkpoint.storage;
}
