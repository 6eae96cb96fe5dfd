using System.ComponentModel;
using System.Runtime.InteropServices;

namespace ControlTower.EndToEnd.Harness;

/// <summary>Signals that .NET has no call for.</summary>
internal static class UnixSignal
{
    private const int Term = 15;

    public static void Terminate(int processId)
    {
        if (Send(processId, Term) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int processId, int signal);
}
