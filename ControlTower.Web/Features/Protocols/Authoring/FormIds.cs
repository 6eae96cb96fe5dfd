namespace ControlTower.Web.Features.Protocols.Authoring;

/// <summary>How the fields of the form are called in the document of the page.</summary>
public static class FormIds
{
    public static string Of(string path) => $"ed{path.Replace('/', '-')}";
}
