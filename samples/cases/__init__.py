"""What was asked in the sample world: requests and their answers, as data."""

from samples.cases.crime import CRIME
from samples.cases.incidents import INCIDENTS
from samples.cases.kinds import Answer, Ask, Case, Cite
from samples.cases.policing import POLICING
from samples.cases.refusals import REFUSALS
from samples.cases.resources import RESOURCES
from samples.cases.round_robins import ROUND_ROBINS
from samples.cases.round_robins_policing import ROUND_ROBINS_POLICING

CASES: tuple[Case, ...] = (
    *ROUND_ROBINS,
    *ROUND_ROBINS_POLICING,
    *CRIME,
    *INCIDENTS,
    *POLICING,
    *RESOURCES,
    *REFUSALS,
)

__all__ = ["CASES", "Answer", "Ask", "Case", "Cite"]
