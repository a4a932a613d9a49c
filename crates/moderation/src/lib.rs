//! Reports, the waiting queue, mute and block.
