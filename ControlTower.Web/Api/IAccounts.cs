namespace ControlTower.Web.Api;

/// <summary>The accounts of people, as those who administer them need it.</summary>
public interface IAccounts
{
    /// <summary>The way for a person to choose user name and password; holds for three days.</summary>
    string Invite(string person);
}
