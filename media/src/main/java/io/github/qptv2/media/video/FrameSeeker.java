package io.github.qptv2.media.video;

import java.util.SortedSet;
import java.util.TreeSet;

import org.bytedeco.ffmpeg.avutil.AVFrame;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

/**
 * Decodes frames by number: forward from the current position if the frame is near, otherwise from the key frame before
 * it. If a seek does not lead to the frame, or decoding fails after it, all later frames are decoded from the start.
 */
final class FrameSeeker implements AutoCloseable {

    /** Decoding up to this many further frames is cheaper than a seek, which flushes the decoder. */
    private static final int NEAR = 8;

    private final FrameSource source;
    private final FrameIndex index;
    private final AVFrame spare = av_frame_alloc();
    private final AVFrame current = av_frame_alloc();
    private final AVFrame before = av_frame_alloc();
    private final TreeSet<Integer> corrupt = new TreeSet<>();
    private boolean positioned;
    private boolean preceded;
    private boolean fromStart = true;
    private boolean ended;
    private long timestamp = -1;
    private boolean seeks = true;

    /** @param source positioned at its start */
    FrameSeeker(FrameSource source, FrameIndex index) {
        this.source = source;
        this.index = index;
    }

    /**
     * The decoded frame; if it cannot be decoded, the nearest before it, or after it if there is none before.
     *
     * @return valid until the next call; without data if no frame can be decoded
     */
    AVFrame at(int frame) throws VideoException {
        boolean sound = walk(frame);
        if (!fromStart && (!sound || source.hasDecodeErrors())) {
            // frames after a corrupt one are reproducible only if all frames before them are decoded, too
            seeks = false;
            restart();
            sound = walk(frame);
        }
        if (!sound) {
            corrupt.add(frame);
        }
        return timestamp > index.timestamp(frame) && preceded ? before : current;
    }

    /** Requested frames with decoding errors. */
    SortedSet<Integer> corrupt() {
        return corrupt;
    }

    private boolean walk(int frame) throws VideoException {
        approach(frame);
        while (!positioned || timestamp < index.timestamp(frame)) {
            if (!advance()) {
                return false;
            }
        }
        return timestamp == index.timestamp(frame) && IntactFrames.of(current);
    }

    /** Seeks to a position before the frame unless the current position is suitable. */
    private void approach(int frame) throws VideoException {
        boolean ahead = positioned ? timestamp <= index.timestamp(frame) : fromStart && !ended;
        int key = seeks ? index.keyBefore(frame) : -1;
        if (key >= 0 && (!ahead || far(key))) {
            if (source.seek(index.keys().get(key))) {
                leave(false);
                return;
            }
            seeks = false;
            restart();
        } else if (!ahead) {
            restart();
        }
    }

    /** Whether the key frame is so far ahead that a seek saves time. */
    private boolean far(int key) {
        int here = positioned ? index.indexOf(timestamp) : 0;
        return index.indexOf(index.keys().get(key).pts()) - here > NEAR;
    }

    private void restart() throws VideoException {
        source.rewind();
        leave(true);
    }

    private void leave(boolean toStart) {
        av_frame_unref(current);
        av_frame_unref(before);
        positioned = false;
        preceded = false;
        ended = false;
        fromStart = toStart;
        timestamp = -1;
    }

    private boolean advance() {
        if (ended || !source.next(spare)) {
            ended = true;
            return false;
        }
        av_frame_unref(before);
        av_frame_move_ref(before, current);
        av_frame_move_ref(current, spare);
        preceded = positioned;
        positioned = true;
        timestamp = index.hasTimestamps() ? current.pts() : timestamp + 1;
        return true;
    }

    @Override
    public void close() {
        release();
        source.close();
    }

    /** Frees the frames and leaves the source open. */
    void release() {
        av_frame_free(spare);
        av_frame_free(current);
        av_frame_free(before);
    }
}
