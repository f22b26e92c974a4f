/** Trainable encoders, quality heads and the masked autoencoder. */
@SuppressWarnings("module") // a digit ends a part of the name
module io.github.qptv2.model {
    requires static transitive org.jspecify;
    requires transitive io.github.qptv2.architecture;
    requires transitive io.github.qptv2.tensor;

    exports io.github.qptv2.model;
}
