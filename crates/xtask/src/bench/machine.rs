//! What the machine tells: processor time and memory of processes, and what it is.

use std::fs;
use std::path::Path;
use std::process::Command;

/// Ticks of processor time in a second, as `/proc` counts them; fixed by Linux's interface.
const TICKS: u64 = 100;

/// The fields of `/proc/PID/stat` from the third on; the second may hold anything but its last bracket.
fn stat(pid: u32) -> Option<Vec<u64>> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, rest) = text.rsplit_once(") ")?;
    Some(rest.split(' ').map(|field| field.trim().parse().unwrap_or(0)).collect())
}

/// Processor time of a process, user and system, in microseconds.
pub(crate) fn processor_us(pid: u32) -> u64 {
    let fields = stat(pid).unwrap_or_default();
    let ticks: u64 = fields.iter().skip(11).take(2).sum();
    ticks * (1_000_000 / TICKS)
}

/// Processor time of a process with all its children, living and gone, in microseconds.
pub(crate) fn family_us(pid: u32) -> u64 {
    let own: u64 = stat(pid).unwrap_or_default().iter().skip(11).take(4).sum();
    let children = fs::read_dir("/proc").into_iter().flatten().flatten().filter_map(|entry| {
        let child: u32 = entry.file_name().to_str()?.parse().ok()?;
        let fields = stat(child)?;
        (fields.get(1) == Some(&u64::from(pid))).then(|| fields.iter().skip(11).take(2).sum::<u64>())
    });
    (own + children.sum::<u64>()) * (1_000_000 / TICKS)
}

/// Memory of a process that is in RAM, in megabytes.
pub(crate) fn resident_mb(pid: u32) -> f64 {
    status_mb(pid, "VmRSS:")
}

/// The most of it that there ever was, in megabytes.
pub(crate) fn most_resident_mb(pid: u32) -> f64 {
    status_mb(pid, "VmHWM:")
}

fn status_mb(pid: u32, name: &str) -> f64 {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let kilobytes = text.lines().find_map(|line| line.strip_prefix(name)?.trim().strip_suffix(" kB")?.parse().ok());
    kilobytes.unwrap_or(0.0_f64) / 1024.0
}

/// The processor, its cores, the kernel, how busy it was already, and what was measured.
pub(crate) fn describe(root: &Path) -> String {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let field =
        |name: &str| cpu.lines().find_map(|line| Some(line.strip_prefix(name)?.split_once(':')?.1.trim().to_owned()));
    let model = field("model name").unwrap_or_else(|| "an unnamed processor".to_owned());
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let busy = load.split(' ').next().unwrap_or_default().to_owned();
    let commit = git(root, &["rev-parse", "--short", "HEAD"]);
    let changed =
        if git(root, &["status", "--porcelain", "--", "crates", "schema"]).is_empty() { "" } else { ", with changes" };
    format!("{model}, {cores} cores, Linux {}, load {busy} before the start; commit {commit}{changed}", kernel.trim())
}

fn git(root: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git").args(arguments).current_dir(root).output();
    output.map_or_else(|_| String::new(), |output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
