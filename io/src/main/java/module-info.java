/** File writing, ordering and legacy names that the other modules share; no API. */
@SuppressWarnings("module") // a digit ends a part of the name, and the modules named below are compiled later
module io.github.qptv2.io {
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports io.github.qptv2.io to
            io.github.qptv2.checkpoint,
            io.github.qptv2.curation,
            io.github.qptv2.datasets,
            io.github.qptv2.degradations,
            io.github.qptv2.evaluation,
            io.github.qptv2.media,
            io.github.qptv2.metrics,
            io.github.qptv2.samples,
            io.github.qptv2.scoring,
            io.github.qptv2.training;
}
