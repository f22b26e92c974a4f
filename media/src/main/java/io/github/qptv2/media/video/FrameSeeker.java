package io.github.qptv2.media.video;

import java.util.SortedSet;
import java.util.TreeSet;

import org.bytedeco.ffmpeg.avutil.AVFrame;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

/**
 * Walks to frames by number: from where it stands if that is near, else from the key frame before. If a seek does not
 * lead to the wanted frame, or the decoder stumbles on the way, there are no more seeks but only walks from the start.
 */
final class FrameSeeker implements AutoCloseable {

    /** Decoding this many frames more is cheaper than a seek, which empties the decoder. */
    private static final int NEAR = 8;

    private final FrameSource source;
    private final FrameIndex index;
    private final AVFrame spare = av_frame_alloc();
    private final AVFrame current = av_frame_alloc();
    private final AVFrame before = av_frame_alloc();
    private final TreeSet<Integer> corrupt = new TreeSet<>();
    private boolean standing;
    private boolean preceded;
    private boolean fromStart = true;
    private boolean ended;
    private long mark = -1;
    private boolean seeks = true;

    /** @param source at its start */
    FrameSeeker(FrameSource source, FrameIndex index) {
        this.source = source;
        this.index = index;
    }

    /**
     * The decoded frame; where it did not decode, the nearest before it, or behind if there is none before.
     *
     * @return valid until the next call; without data if not a single frame decodes
     */
    AVFrame at(int frame) throws VideoException {
        boolean sound = walk(frame);
        if (!fromStart && (!sound || source.trouble())) {
            // what follows a damaged frame looks the same every time only if all that precedes it is decoded, too
            seeks = false;
            restart();
            sound = walk(frame);
        }
        if (!sound) {
            corrupt.add(frame);
        }
        return mark > index.mark(frame) && preceded ? before : current;
    }

    /** Frames asked for that did not decode, or not wholly. */
    SortedSet<Integer> corrupt() {
        return corrupt;
    }

    private boolean walk(int frame) throws VideoException {
        approach(frame);
        while (!standing || mark < index.mark(frame)) {
            if (!advance()) {
                return false;
            }
        }
        return mark == index.mark(frame) && IntactFrames.of(current);
    }

    /** Moves to a place from which decoding leads to the frame, unless this is one. */
    private void approach(int frame) throws VideoException {
        boolean ahead = standing ? mark <= index.mark(frame) : fromStart && !ended;
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

    /** Whether the key frame is so far ahead that going there saves decoding. */
    private boolean far(int key) {
        int here = standing ? index.place(mark) : 0;
        return index.place(index.keys().get(key).pts()) - here > NEAR;
    }

    private void restart() throws VideoException {
        source.rewind();
        leave(true);
    }

    private void leave(boolean toStart) {
        av_frame_unref(current);
        av_frame_unref(before);
        standing = false;
        preceded = false;
        ended = false;
        fromStart = toStart;
        mark = -1;
    }

    private boolean advance() {
        if (ended || !source.next(spare)) {
            ended = true;
            return false;
        }
        av_frame_unref(before);
        av_frame_move_ref(before, current);
        av_frame_move_ref(current, spare);
        preceded = standing;
        standing = true;
        mark = index.stamped() ? current.pts() : mark + 1;
        return true;
    }

    @Override
    public void close() {
        release();
        source.close();
    }

    /** Gives the frames back and leaves the source open. */
    void release() {
        av_frame_free(spare);
        av_frame_free(current);
        av_frame_free(before);
    }
}
