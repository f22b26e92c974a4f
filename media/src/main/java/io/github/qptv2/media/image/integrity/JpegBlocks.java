package io.github.qptv2.media.image.integrity;

/** Takes the bits of one block after another: the part of a scan's walk that depends on its kind. */
interface JpegBlocks {

    /**
     * Takes the bits of a block.
     *
     * @param part index of the component in the scan
     * @param row of blocks in the component
     * @param column of blocks in the component
     */
    void block(int part, int row, int column) throws CorruptDataException;

    /** Takes the bits of a row of blocks of a scan of one component. */
    void row(int row, int columns) throws CorruptDataException;

    /** Resets what does not pass a restart marker. */
    void restart();

    /** Number of further blocks to which a run of ended blocks extends. */
    default int pendingBlocks() {
        return 0;
    }
}
