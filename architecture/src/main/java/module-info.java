/** Descriptions of networks: configurations, layouts of weights, devices. */
@SuppressWarnings("module") // a digit ends a part of the name
module io.github.qptv2.architecture {
    requires static transitive org.jspecify;
    requires transitive io.github.qptv2.checkpoint;

    exports io.github.qptv2.architecture;
    exports io.github.qptv2.device;
}
