/** Generates sample images with distorted copies. */
@SuppressWarnings("module") // a digit ends a part of the name
module io.github.qptv2.samples {
    requires static transitive org.jspecify;
    requires transitive io.github.qptv2.degradations;
    requires io.github.qptv2.io;
    requires java.desktop;

    exports io.github.qptv2.sample;
}
