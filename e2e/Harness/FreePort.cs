using System.Net;
using System.Net.Sockets;

namespace ControlTower.EndToEnd.Harness;

/// <summary>A loopback port that nobody listened on a moment ago. Another process may take it before it is bound.</summary>
public static class FreePort
{
    public static int Pick()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
